import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [remix(remixConfig)],
  // The browsers that know light-dark() and field-sizing; older ones still read everything.
  build: { target: 'es2022', cssTarget: 'chrome123', sourcemap: false },
})
