// The server process takes these from the built bundle, so that it runs the same copies of every module as the routes.
export { boot } from './boot.server.ts'
export { setupPath } from './domain/accounts/members/setup-link.server.ts'
export { createHttpServer } from './web/http-server.server.ts'
export { openPages } from './pages/answer-page.server.tsx'
