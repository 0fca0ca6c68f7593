import { z } from 'zod'
import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { avatarSides } from '#app/domain/accounts/profile/avatar.ts'
import { memberByHandle, type MemberProfile } from '#app/domain/accounts/queries/members.server.ts'
import { shownFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { calendarFor, presenceOf, topTagsOf } from '#app/domain/accounts/queries/profile.server.ts'
import { standingsOf, type Standing } from '#app/domain/loyalty/standings.server.ts'
import { badgeLevels } from '#app/registry/badges.ts'
import { grantedRoles } from '#app/registry/permissions.ts'
import { tiers } from '#app/registry/tiers.ts'
import { urls } from '#app/views/urls.ts'
import { day, instant } from './parts.ts'

export const heldBadgeShape = z
  .object({
    key: z.string(),
    level: z.enum(badgeLevels),
    tag: z.string().nullable(),
    count: z.int(),
    awardedAt: instant,
    url: z.string(),
  })
  .meta({ id: 'HeldBadge' })

export const memberJsonShape = z
  .object({
    handle: z.string(),
    name: z.string(),
    url: z.string(),
    bio: z.string(),
    links: z.array(z.string()),
    avatarUrl: z.string().nullable().meta({ description: 'a square picture of 256 px' }),
    fields: z
      .array(z.strictObject({ id: z.string(), name: z.string(), value: z.string() }))
      .meta({ description: 'answers to the fields of the site that everybody sees, in the language of the call' }),
    calendar: z
      .array(z.object({ day, count: z.int() }))
      .nullable()
      .meta({ description: 'visible posts by day, days without any left out; null: kept private' }),
    topTags: z.array(z.object({ name: z.string(), answers: z.int() })),
    joinedAt: instant,
    roles: z.array(z.enum(grantedRoles)),
    trustLevel: z.int(),
    reputation: z.int(),
    tier: z.enum(tiers.map(({ key }) => key)),
    badges: z.array(heldBadgeShape),
    points: z
      .object({ available: z.int(), pending: z.int(), reserved: z.int(), owed: z.int() })
      .optional()
      .meta({ description: 'for the member and for admins' }),
  })
  .meta({ id: 'Member' })

/** The member with that handle, whatever its case. @throws not_found */
export async function memberCalled(ctx: Ctx, handle: string): Promise<MemberProfile> {
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  return member
}

/** A member as the API shows it. `points` only for themselves and admins. @throws not_found */
export async function memberJson(ctx: Ctx, handle: string): Promise<z.output<typeof memberJsonShape>> {
  const member = await memberCalled(ctx, handle)
  const presence = await presenceOf(ctx.read, member.id)
  const calendar =
    presence?.hidesCalendar === true && ctx.actor.memberId !== member.id ? null : await calendarFor(ctx, member.id)
  const standing = (await standingsOf(ctx.read, [member.id])).get(member.id)
  if (standing === undefined) throw new Error('A member without a standing')
  const { available, pending, reserved, debt } = standing.balances
  return {
    handle: member.handle,
    name: member.name,
    url: urls.member(member.handle),
    bio: member.bio,
    links: presence?.links ?? [],
    avatarUrl: member.avatar === null ? null : urls.avatar(member.avatar, avatarSides[1]),
    fields: (await shownFields(ctx, member.id))
      .filter(({ visibility }) => visibility === 'public')
      .map(({ id, name, value }) => ({ id, name, value })),
    calendar:
      calendar === null
        ? null
        : calendar.weeks.flat().flatMap(({ day, count }) => (count === 0 ? [] : [{ day, count }])),
    topTags: await topTagsOf(ctx.read, member.id, 8),
    joinedAt: member.joinedAt,
    roles: member.roles,
    trustLevel: member.trustLevel,
    reputation: standing.reputation,
    tier: standing.tier,
    badges: badgesJson(standing.badges),
    ...(can(ctx.actor, 'ledger.read', { ownerId: member.id })
      ? { points: { available, pending, reserved, owed: debt } }
      : {}),
  }
}

/** One line per badge; those that can be had again carry how often, those of a tag its name. */
export function badgesJson(badges: Standing['badges']): z.output<typeof heldBadgeShape>[] {
  return badges.map(({ key, level, tag, times, awardedAt }) => ({
    key,
    level,
    tag: tag?.name ?? null,
    count: times,
    awardedAt,
    url: urls.badge(key),
  }))
}
