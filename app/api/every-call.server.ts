import { z } from 'zod'
import { call, type Call } from './call.ts'
import { accountCalls } from './calls/accounts.server.ts'
import { administrationCalls } from './calls/administration.server.ts'
import { caseActCalls } from './calls/case-acts.server.ts'
import { caseWorkCalls } from './calls/case-work.server.ts'
import { caseCalls } from './calls/cases.server.ts'
import { catalogueCalls } from './calls/catalogue.server.ts'
import { causeCalls } from './calls/causes.server.ts'
import { flagCalls } from './calls/flags.server.ts'
import { followingCalls } from './calls/following.server.ts'
import { groupCalls } from './calls/groups.server.ts'
import { memberCalls } from './calls/members.server.ts'
import { moderationCalls } from './calls/moderation.server.ts'
import { notificationCalls } from './calls/notifications.server.ts'
import { perkCalls } from './calls/perks.server.ts'
import { postCalls } from './calls/posts.server.ts'
import { replyTemplateCalls } from './calls/reply-templates.server.ts'
import { reviewCalls } from './calls/review.server.ts'
import { searchCalls } from './calls/search.server.ts'
import { spamCalls } from './calls/spam.server.ts'
import { storyCalls } from './calls/stories.server.ts'
import { surveyCalls } from './calls/surveys.server.ts'
import { threadCalls } from './calls/threads.server.ts'
import { openApiDocument } from './openapi.ts'

const documentCalls = [
  call('GET /openapi.json', {
    about: 'This document',
    scope: null,
    answer: z.looseObject({ openapi: z.string() }),
    run: () => apiDocument(),
  }),
]

/** The table of the API: every call by the noun it is about, in the order of the documents made of it. */
export const callsByNoun = {
  Threads: threadCalls,
  Posts: postCalls,
  Flags: flagCalls,
  Catalogue: catalogueCalls,
  Following: followingCalls,
  Notifications: notificationCalls,
  Search: searchCalls,
  Stories: storyCalls,
  Cases: [...caseCalls, ...caseActCalls, ...caseWorkCalls, ...replyTemplateCalls, ...causeCalls, ...surveyCalls],
  Members: memberCalls,
  Moderation: [...moderationCalls, ...reviewCalls, ...spamCalls],
  Perks: perkCalls,
  Accounts: accountCalls,
  Groups: groupCalls,
  Administration: administrationCalls,
  Document: documentCalls,
} as const satisfies Record<string, readonly Call[]>

export const everyCall: readonly Call[] = Object.values(callsByNoun).flat()

let made: ReturnType<typeof openApiDocument> | null = null

/** The OpenAPI document of the table, made at the first question for it. */
export function apiDocument(): ReturnType<typeof openApiDocument> {
  made ??= openApiDocument(callsByNoun)
  return made
}
