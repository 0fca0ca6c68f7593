import type { IdeaStatus } from '#db/schema/threads.ts'

export type { IdeaStatus }

/** In the order an idea usually goes through them. */
export const ideaStatuses = [
  'open',
  'planned',
  'inProgress',
  'done',
  'declined',
] as const satisfies readonly IdeaStatus[]
