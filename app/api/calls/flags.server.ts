import { call } from '#app/api/call.ts'
import { flagJson, flagJsonShape } from '#app/api/json/flag-json.ts'
import { listOf } from '#app/api/json/parts.ts'
import { signedIn } from '#app/core/authorize.ts'
import { notFound } from '#app/core/errors.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { flagShape } from '#app/domain/flags/input.ts'
import { flagsOfMember } from '#app/domain/flags/queries/flags.server.ts'
import { withdrawFlagById } from '#app/domain/flags/withdraw-flag.server.ts'

const flagCall = { scope: 'write', limit: 'flag', status: 201, body: flagShape, answer: flagJsonShape } as const

/** Reports of stories, profiles, pictures and messages, and one's own; those of posts are among the posts. */
export const flagCalls = [
  call('GET /flags', {
    about: 'What the member reported with what became of it, newest first, a hundred at most',
    scope: 'read',
    answer: listOf(flagJsonShape),
    run: async ({ ctx }) => ({
      items: (await flagsOfMember(ctx.read, signedIn(ctx.actor))).map(flagJson),
      next: null,
    }),
  }),
  call('DELETE /flags/:id', {
    about: 'Withdraws a report that is not decided',
    scope: 'write',
    answer: flagJsonShape,
    run: async ({ ctx, params }) => flagJson(await withdrawFlagById(ctx, params.id)),
  }),
  call('POST /stories/:id/flags', {
    about: 'Reports a story to moderators; again changes the reason and note until it is decided',
    ...flagCall,
    run: async ({ ctx, params }, body) => flagJson(await flagThing(ctx, { ...body, type: 'story', id: params.id })),
  }),
  call('POST /members/:handle/flags', {
    about: 'Reports what a profile says or shows; again changes the reason and note until it is decided',
    ...flagCall,
    run: async ({ ctx, params }, body) => {
      const member = await memberByHandle(ctx, params.handle)
      if (member === null) throw notFound()
      return flagJson(await flagThing(ctx, { ...body, type: 'profile', id: member.id }))
    },
  }),
  call('POST /pictures/:id/flags', {
    about: 'Reports one picture, by the end of its address; again changes the reason and note until it is decided',
    ...flagCall,
    run: async ({ ctx, params }, body) => flagJson(await flagThing(ctx, { ...body, type: 'picture', id: params.id })),
  }),
  call('POST /messages/:id/flags', {
    about:
      'Reports a message that the other side of a case wrote, by its id, or by that of the private case which it opened; again changes the reason and note until it is decided',
    ...flagCall,
    run: async ({ ctx, params }, body) => flagJson(await flagThing(ctx, { ...body, type: 'message', id: params.id })),
  }),
]
