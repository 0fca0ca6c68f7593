import { index, route } from '@remix-run/route-config'
import type { RouteConfig } from '@remix-run/route-config'

/** Every address of the site. */
export default [
  index('routes/home.tsx'),
  route('preferences', 'routes/preferences.tsx'),
  route('api/*', 'routes/not-found-api.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
