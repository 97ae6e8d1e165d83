// Paths as Surco writes them: without the root element, repeats counted from one.

export const children = (node) => node.currentState.children ?? [];

/** `/data/crew[2]/name` as `crew[2]/name`. */
export const pathOf = (node) => node.currentState.reference.split('/').slice(2).join('/');

/** `meta` holds identifiers that are new each time. */
export const isHidden = (node) => pathOf(node) === 'meta';

export const isRange = (node) => node.nodeType.startsWith('repeat-range');

export const isBranch = (node) => node.nodeType === 'group' || node.nodeType === 'repeat-instance';
