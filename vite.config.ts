import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [documentsOnly(), remix(remixConfig)],
  // The browsers that know light-dark() and field-sizing; older ones still read everything.
  build: { target: 'es2022', cssTarget: 'chrome123', sourcemap: false },
})

/** Pages are documents: of the routes nothing goes to browsers, which get `entry.client.tsx` alone. */
function documentsOnly(): Plugin {
  return {
    name: 'documents-only',
    enforce: 'post',
    transform(_code, id, options) {
      return id.endsWith('?__remix-build-client-route') && options?.ssr !== true ? 'export {}' : null
    },
  }
}
