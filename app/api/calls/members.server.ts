import { z } from 'zod'
import { call } from '#app/api/call.ts'
import {
  badgesCatalogJson,
  badgesCatalogShape,
  memberBadgesJson,
  memberBadgesShape,
} from '#app/api/json/badges-json.server.ts'
import { fairnessJson, fairnessJsonShape } from '#app/api/json/fairness-json.ts'
import { ledgerJson, ledgerJsonShape } from '#app/api/json/ledger-json.server.ts'
import { badgesJson, memberJson, memberJsonShape } from '#app/api/json/member-json.server.ts'
import { listOf, personShape } from '#app/api/json/parts.ts'
import { standingJson, standingJsonShape } from '#app/api/json/standing-json.server.ts'
import { choice, paged, text } from '#app/api/query.ts'
import { authorize } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberChangeShape, memberToAddShape } from '#app/domain/accounts/input.ts'
import { changeMember } from '#app/domain/accounts/members/change-member.server.ts'
import { addMember } from '#app/domain/accounts/members/register-member.server.ts'
import { accountNamed } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { memberPage, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import { scopes } from '#app/domain/accounts/tokens/scopes.ts'
import { fairnessReport } from '#app/domain/analytics/fairness/fairness-report.server.ts'
import { leaderboard } from '#app/domain/analytics/leaderboard/leaderboard.server.ts'
import { measures } from '#app/domain/analytics/leaderboard/measure.ts'
import { periods } from '#app/domain/analytics/leaderboard/period.ts'
import { addToGroupIn } from '#app/domain/groups/add-to-group.server.ts'
import { groupIdsOf } from '#app/domain/groups/queries/groups.server.ts'
import { standingsOf, type Standing } from '#app/domain/loyalty/standings.server.ts'
import { ledgerFilter } from '#app/views/ledger-filter.ts'
import { urls } from '#app/views/urls.ts'

const listedMember = memberJsonShape.pick({
  handle: true,
  name: true,
  url: true,
  joinedAt: true,
  roles: true,
  trustLevel: true,
  reputation: true,
  tier: true,
  badges: true,
})

const rank = z.int()
const figures = { reputation: z.int().optional(), peopleHelped: z.int().optional() }

export const memberCalls = [
  call('GET /me', {
    about: 'The member behind the token, and what the token may do',
    scope: 'read',
    answer: memberJsonShape.extend({ ...standingJsonShape.shape, scopes: z.array(z.enum(scopes)) }),
    run: async ({ ctx, scopes: given }) => ({
      ...(await memberJson(ctx, ctx.actor.handle ?? '')),
      ...(await standingJson(ctx, ctx.actor.memberId ?? '')),
      scopes: [...given],
    }),
  }),
  call('GET /members', {
    about: 'Members, newest first, without those who chose not to be listed',
    scope: null,
    query: { q: text('a part of the name or the handle'), group: text('the key of a group, for admins'), ...paged() },
    answer: listOf(listedMember),
    run: async ({ ctx, query }) => {
      authorize(ctx.actor, 'member.read')
      const group = query.group || null
      if (group !== null) authorize(ctx.actor, 'group.administer')
      const filter = {
        search: (query.q ?? '').slice(0, 100),
        role: null,
        group,
        // Admins see who is in a group, also those who chose not to be listed.
        ...(group === null ? { listedFor: ctx.actor.memberId } : {}),
      }
      const { items, next } = await memberPage(ctx, filter, query)
      const standings = await standingsOf(
        ctx.read,
        items.map(({ id }) => id),
      )
      return { items: items.flatMap((card) => listedMemberJson(card, standings.get(card.id))), next }
    },
  }),
  call('POST /members', {
    about: 'Adds a member, whose address counts as verified; they sign in through the company, or ask for a link',
    scope: 'admin',
    status: 201,
    body: memberToAddShape,
    answer: memberJsonShape,
    run: async ({ ctx }, { account, groups, ...person }) => {
      authorize(ctx.actor, 'member.administer')
      const belongsTo = account === null ? null : await accountNamed(ctx.read, account)
      if (account !== null && belongsTo === null)
        throw new DomainError('invalid', 'accounts.customer.problem.unknown', {
          fields: { account: { key: 'accounts.customer.problem.unknown' } },
        })
      const known = await groupIdsOf(ctx.read, groups)
      if (known.length < new Set(groups).size)
        throw new DomainError('invalid', 'groups.errors.unknownGroup', {
          fields: { groups: { key: 'groups.errors.unknownGroup' } },
        })
      await addMember(ctx, { ...person, password: null, accountId: belongsTo?.id ?? null }, async (tx, memberId) => {
        for (const key of new Set(groups)) await addToGroupIn(tx, memberId, key)
      })
      return memberJson(ctx, person.handle)
    },
  }),
  call('PATCH /members/:handle', {
    about: 'Changes what is given of a member: themselves, or by an admin; `account` is for admins alone',
    scope: 'write',
    body: memberChangeShape,
    answer: memberJsonShape,
    run: async ({ ctx, params }, change) => {
      await changeMember(ctx, { handle: params.handle, change })
      return memberJson(ctx, params.handle)
    },
  }),
  call('GET /members/:handle', {
    about: 'One member',
    scope: null,
    answer: memberJsonShape,
    run: ({ ctx, params }) => memberJson(ctx, params.handle),
  }),
  call('GET /members/:handle/ledger', {
    about: 'The book of a member line by line, newest first; for the member and for admins',
    scope: 'read',
    query: {
      unit: text('reputation or points'),
      rule: text('an earning rule'),
      kind: text('award, reversal, and so on'),
      ...paged(),
    },
    answer: ledgerJsonShape,
    run: ({ ctx, params, query, url }) => ledgerJson(ctx, params.handle, query, ledgerFilter(url)),
  }),
  call('GET /members/:handle/badges', {
    about: 'The badges a member holds, as they are shown',
    scope: null,
    answer: memberBadgesShape,
    run: ({ ctx, params }) => memberBadgesJson(ctx, params.handle),
  }),
  call('GET /badges', {
    about: 'Every badge with its condition, and how many hold it',
    scope: null,
    answer: badgesCatalogShape,
    run: ({ ctx }) => badgesCatalogJson(ctx),
  }),
  call('GET /leaderboard', {
    about: 'Who helped most',
    scope: null,
    query: {
      measure: choice(measures, 'reputation when not given; people: different people who accepted an answer'),
      period: choice(periods, 'all when not given'),
      category: text('a slug'),
      tag: text('a name'),
      ...paged(),
    },
    answer: listOf(z.object({ rank, previousRank: rank.nullable(), member: personShape, ...figures })).extend({
      you: z
        .object({ rank, previousRank: rank.nullable(), of: z.int(), ...figures })
        .optional()
        .meta({ description: 'where the member of the token stands' }),
    }),
    run: async ({ ctx, query }) => {
      const measure = query.measure ?? 'reputation'
      const wanted = {
        period: query.period ?? 'all',
        measure,
        category: query.category || null,
        tag: query.tag || null,
      } as const
      const { items, next, mine } = await leaderboard(ctx, wanted, query)
      const figure = (value: number) => (measure === 'people' ? { peopleHelped: value } : { reputation: value })
      return {
        items: items.map(({ rank: place, previousRank, handle, name, figure: value }) => ({
          rank: place,
          previousRank,
          member: { handle, name, url: urls.member(handle) },
          ...figure(value),
        })),
        ...(mine?.kind === 'ranked'
          ? { you: { rank: mine.rank, previousRank: mine.previousRank, of: mine.total, ...figure(mine.figure) } }
          : {}),
        next,
      }
    },
  }),
  call('GET /fairness', {
    about: 'The fairness report as it was last worked out, nightly',
    scope: null,
    answer: fairnessJsonShape,
    run: async ({ ctx }) => fairnessJson(await fairnessReport(ctx)),
  }),
]

function listedMemberJson(
  { handle, name, joinedAt, roles, trustLevel }: AuthorCard,
  standing: Standing | undefined,
): z.output<typeof listedMember>[] {
  if (standing === undefined) return []
  const { reputation, tier, badges } = standing
  const url = urls.member(handle)
  return [{ handle, name, url, joinedAt, roles, trustLevel, reputation, tier, badges: badgesJson(badges) }]
}
