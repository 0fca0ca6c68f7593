import { redirect } from '@remix-run/node'
import { memberCalled } from '#app/api/json/member-json.server.ts'
import { BadgeCard } from '#app/components/loyalty/badge-card.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { TitleLink } from '#app/components/parts/title-link.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { authorize } from '#app/core/authorize.ts'
import { badgeChanges } from '#app/domain/loyalty/badges/queries/holders.server.ts'
import { shownBadges } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { isBadgeKey } from '#app/registry/badges.ts'
import { badgeSubjects } from '#app/views/badge-subjects.server.ts'
import { badgeCondition, badgeView } from '#app/views/badge-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: ({ mine }) => (mine ? { subject: ['badge'], id: null } : null),
  head: (data, t) => ({
    title: data === undefined ? t('badges.list.title') : t('badges.member.title', { name: data.name }),
    noindex: true,
  }),
}

export const loader = pageLoader(async ({ ctx, params }) => {
  authorize(ctx.actor, 'member.read')
  const member = await memberCalled(ctx, params.handle ?? '')
  if (member.handle !== params.handle?.normalize('NFC')) throw redirect(urls.memberBadges(member.handle), 301)
  const held = (await shownBadges(ctx.read, [member.id])).get(member.id) ?? []
  const subjects = await badgeSubjects(
    ctx,
    held.map(({ subjectId }) => subjectId),
  )
  const mine = ctx.actor.memberId === member.id
  const changes = mine ? await badgeChanges(ctx.read, member.id, 30) : []
  return {
    name: member.name,
    handle: member.handle,
    mine,
    rows: held.map((badge) => ({
      badge: badgeView(ctx, { ...badge, tag: badge.tag?.name }),
      condition: badgeCondition(ctx, badge.key),
      awardedAt: badge.awardedAt,
      subject: badge.subjectId === null ? null : (subjects.get(badge.subjectId) ?? null),
    })),
    changes: changes.flatMap(({ id, badge, tag, at, before, after }) =>
      isBadgeKey(badge)
        ? [
            {
              id,
              at,
              after,
              badge: badgeView(ctx, { key: badge, tag }),
              what:
                after === 0
                  ? ('taken' as const)
                  : after < before
                    ? ('fewer' as const)
                    : before === 0
                      ? ('given' as const)
                      : ('again' as const),
            },
          ]
        : [],
    ),
  }
})

export default function MemberBadges({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { name, handle: of, mine, rows, changes } = data
  return (
    <>
      <PageTitle title={mine ? t('badges.member.mine') : t('badges.member.title', { name })}>
        <p className="row">
          {mine && (
            <a className="button" href="/me/settings#showcase">
              {t('badges.member.choose')}
            </a>
          )}
          <a className="button" href={urls.badges()}>
            {t('badges.member.all')}
          </a>
        </p>
      </PageTitle>
      <p>
        <a href={urls.member(of)}>
          <bdi>{name}</bdi>
        </a>
      </p>
      {rows.length === 0 ? (
        <EmptyState
          title={t('badges.member.empty')}
          text={mine ? t('badges.member.emptyMine') : t('badges.member.emptyOther', { name })}
        />
      ) : (
        <ul className="badge-grid">
          {rows.map(({ badge, condition, awardedAt, subject }) => (
            <BadgeCard key={badge.id} badge={badge} text={condition}>
              <Sentence text="badges.member.since" with={{ when: <Time at={awardedAt} form="date" /> }} />
              {subject && (
                <>
                  {' '}
                  · <Sentence text="badges.member.for" with={{ link: <TitleLink to={subject} /> }} />
                </>
              )}
            </BadgeCard>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <Section title={t('badges.member.changes')}>
          <p className="quiet-text">{t('badges.member.changesText')}</p>
          <ul className="stack tight">
            {changes.map(({ id, at, after, badge, what }) => (
              <li key={id}>
                <Sentence
                  text={`badges.member.${what}`}
                  params={{ count: after }}
                  with={{ badge: <a href={badge.href}>{badge.name}</a> }}
                />{' '}
                <span className="quiet-text">
                  <Time at={at} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
