import { answerApi } from '#app/web/api-route.server.ts'

export const loader = answerApi
export const action = answerApi
