import { apiRoute } from '#app/web/api-route.server.ts'

/** Any address under /api/v1 that does not exist: a problem document, not a page. */
const api = apiRoute({})
export const loader = api.loader
export const action = api.action
