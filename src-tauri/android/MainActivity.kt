package org.surco.app

import android.os.Bundle
import android.view.WindowManager
import androidx.activity.enableEdgeToEdge

// Copied over the generated file by src-tauri/build.rs: change this one.
class MainActivity : TauriActivity() {
  override fun onCreate(savedInstanceState: Bundle?) {
    // No screenshots, no screen recording, nothing to see in the task switcher.
    window.setFlags(WindowManager.LayoutParams.FLAG_SECURE, WindowManager.LayoutParams.FLAG_SECURE)
    enableEdgeToEdge()
    super.onCreate(savedInstanceState)
  }
}
