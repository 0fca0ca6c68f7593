import { call } from '#app/api/call.ts'
import { groupJsonShape } from '#app/api/json/group-json.ts'
import { listOf } from '#app/api/json/parts.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { addToGroup } from '#app/domain/groups/add-to-group.server.ts'
import { groupFactsShape } from '#app/domain/groups/input.ts'
import { groupList, groupPage, type GroupLine } from '#app/domain/groups/queries/group-pages.server.ts'
import { removeFromGroup } from '#app/domain/groups/remove-from-group.server.ts'
import { createGroup } from '#app/domain/groups/save-group.server.ts'

export const groupCalls = [
  call('GET /groups', {
    about: 'All groups by key',
    scope: 'admin',
    answer: listOf(groupJsonShape),
    run: async ({ ctx }) => ({ items: await groupList(ctx), next: null }),
  }),
  call('POST /groups', {
    about: 'Creates a group; whoever meets its rule belongs to it at once',
    scope: 'admin',
    status: 201,
    body: groupFactsShape,
    answer: groupJsonShape,
    run: async ({ ctx }, { name, about, ...input }) => {
      const texts = { nameEn: name.en, nameKo: name.ko, aboutEn: about.en, aboutKo: about.ko }
      const { key } = await createGroup(ctx, { ...input, ...texts })
      return oneGroup(ctx, key)
    },
  }),
  call('PUT /groups/:key/members/:handle', {
    about: 'Adds a member to a group by hand: they stay whatever its rule says',
    scope: 'admin',
    answer: groupJsonShape,
    run: async ({ ctx, params }) => {
      await addToGroup(ctx, params)
      return oneGroup(ctx, params.key)
    },
  }),
  call('DELETE /groups/:key/members/:handle', {
    about: 'Takes back that a member was added by hand; a rule or a sign-in may still keep them in the group',
    scope: 'admin',
    answer: groupJsonShape,
    run: async ({ ctx, params }) => {
      await removeFromGroup(ctx, params)
      return oneGroup(ctx, params.key)
    },
  }),
]

async function oneGroup(ctx: Ctx, key: string): Promise<GroupLine> {
  return (await groupPage(ctx, key, { limit: 1, cursor: null })).line
}
