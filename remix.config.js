/**
 * The settings of Remix. The Vite plugin does not read this file by itself (only the older compiler looked for it),
 * so vite.config.ts imports it and hands it on: one truth, and the file is where people look for it.
 * Build and develop with `remix vite:build` and `remix vite:dev` only.
 *
 * @satisfies {import('@remix-run/dev').VitePluginConfig}
 */
const remixConfig = {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}

export default remixConfig
