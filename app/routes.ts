import { index, route } from '@remix-run/route-config'
import type { RouteConfig } from '@remix-run/route-config'

/** Every address of the site. */
export default [
  index('routes/home.tsx'),
  route('login', 'routes/auth/login.tsx'),
  route('logout', 'routes/auth/logout.ts'),
  route('register', 'routes/auth/register.tsx'),
  route('me/points', 'routes/me/points.tsx'),
  route('me/security', 'routes/me/security.tsx'),
  route('me/settings', 'routes/me/settings.tsx'),
  route('members', 'routes/members/index.tsx'),
  route('members/:handle', 'routes/members/show.tsx'),
  route('admin/members', 'routes/admin/members.tsx'),
  route('admin/members/:handle', 'routes/admin/member.tsx'),
  route('search', 'routes/search/results.tsx'),
  route('similar', 'routes/search/similar.ts'),
  route('preferences', 'routes/preferences.tsx'),
  route('api/v1/search', 'routes/api/search.ts'),
  route('api/v1/similar', 'routes/api/similar.ts'),
  route('api/*', 'routes/not-found-api.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
