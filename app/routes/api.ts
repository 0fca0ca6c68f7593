import { answerApi } from '#app/api/answer-api.server.ts'

export const loader = answerApi
export const action = answerApi
