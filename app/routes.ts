import { index, prefix, route } from '@remix-run/route-config'
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
  ...prefix('api/v1', [
    route('threads', 'routes/api/threads.ts'),
    route('threads/:id', 'routes/api/thread.ts'),
    route('threads/:id/posts', 'routes/api/thread-posts.ts'),
    route('threads/:id/me-too', 'routes/api/thread-me-too.ts'),
    route('posts/:id', 'routes/api/post.ts'),
    route('posts/:id/restore', 'routes/api/post-restore.ts'),
    route('posts/:id/vote', 'routes/api/post-vote.ts'),
    route('posts/:id/accept', 'routes/api/post-accept.ts'),
    route('posts/:id/endorse', 'routes/api/post-endorse.ts'),
    route('members/:handle', 'routes/api/member.ts'),
    route('members/:handle/ledger', 'routes/api/member-ledger.ts'),
    route('me', 'routes/api/me.ts'),
    route('audit', 'routes/api/audit.ts'),
  ]),
  route('api/*', 'routes/not-found-api.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
