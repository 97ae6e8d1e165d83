// Measures in the page itself, from a tap to the frame that shows what it did.
window.probe = {
  // The time after the next frame is painted.
  painted: () => new Promise(done => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => done(performance.now());
    after.port2.postMessage(0);
  })),
  // Looks again whenever the page changes, so that waiting itself takes no time from it.
  async until(is) {
    const began = performance.now();
    while (!is()) {
      if (performance.now() - began > 20000) throw new Error('nothing came of it: ' + is);
      await new Promise(go => {
        const watch = new MutationObserver(() => { watch.disconnect(); go(); });
        watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => { watch.disconnect(); go(); }, 200);
      });
    }
    return probe.painted();
  },
  // Milliseconds from the act to the painted frame in which `is` holds.
  async took(act, is) {
    const began = performance.now();
    act();
    return await probe.until(is) - began;
  },
  // WebAssembly's memory, which no figure of the browser counts.
  memory: () => window.wasmMemory?.buffer.byteLength ?? 0,
  tasks: [],
  watch() {
    probe.watching ??= new PerformanceObserver(list => probe.tasks.push(...list.getEntries().map(task => task.duration)));
    probe.watching.observe({ type: 'longtask' });
  },
  text: css => document.querySelector(css)?.textContent,
  count: css => document.querySelectorAll(css).length,
};
for (const name of ['instantiate', 'instantiateStreaming']) {
  const really = WebAssembly[name];
  WebAssembly[name] = async (...all) => {
    const made = await really.apply(WebAssembly, all);
    window.wasmMemory ??= (made.instance ?? made).exports.memory;
    return made;
  };
}
