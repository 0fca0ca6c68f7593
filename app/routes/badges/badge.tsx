import { BadgeMark } from '#app/components/loyalty/badge-mark.tsx'
import { Who } from '#app/components/members/byline.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section, SideSection } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { TitleLink } from '#app/components/parts/title-link.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { authorize } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { holdersByBadge, holdersOf, tagsOfBadge } from '#app/domain/loyalty/badges/queries/holders.server.ts'
import { shownBadges } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { badgeEntry, isBadgeKey } from '#app/registry/badges.ts'
import { authorView } from '#app/views/author-views.server.ts'
import { badgeSubjects } from '#app/views/badge-subjects.server.ts'
import { badgeCondition, badgeView } from '#app/views/badge-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({
    title: data?.badge.name ?? t('badges.list.title'),
    ...(data === undefined ? {} : { description: data.condition }),
  }),
}

const perPage = 30

export const loader = pageLoader(async ({ ctx, params, url }) => {
  authorize(ctx.actor, 'member.read')
  const key = params.code ?? ''
  if (!isBadgeKey(key)) throw new DomainError('not_found', 'errors.notFound')
  const entry = badgeEntry(key)
  const tag = entry.perTag === true ? url.searchParams.get('tag') || null : null
  const cursor = url.searchParams.get('cursor')
  const page = await holdersOf(ctx.read, key, tag, { limit: perPage, cursor })
  const cards = await authorCards(
    ctx,
    page.items.map(({ memberId }) => memberId),
  )
  const subjects = await badgeSubjects(
    ctx,
    page.items.map(({ subjectId }) => subjectId),
  )
  const { memberId } = ctx.actor
  const mine = memberId === null ? [] : ((await shownBadges(ctx.read, [memberId])).get(memberId) ?? [])
  return {
    badge: badgeView(ctx, { key, tag }),
    base: urls.badge(key),
    condition: badgeCondition(ctx, key),
    family: entry.family,
    counted: entry.counted === true,
    perTag: entry.perTag === true,
    tag,
    tags: entry.perTag === true ? await tagsOfBadge(ctx.read, key) : [],
    count: (await holdersByBadge(ctx.read)).get(key) ?? 0,
    yours: memberId === null ? null : mine.some((one) => one.key === key && (tag === null || one.tag?.name === tag)),
    rows: page.items.flatMap(({ memberId: id, tag: of, times, awardedAt, subjectId }) => {
      const card = cards.get(id)
      return card === undefined
        ? []
        : [
            {
              id: `${id} ${of}`,
              author: authorView(ctx, card, null),
              tag: of,
              times,
              awardedAt,
              subject: subjectId === null ? null : (subjects.get(subjectId) ?? null),
            },
          ]
    }),
    first: cursor === null,
    next: page.next,
  }
})

export default function BadgePage({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { badge, base, rows, tags, tag, ...page } = data
  return (
    <>
      <PageTitle
        title={
          <span className="badge-head">
            <BadgeMark metal={badge.metal} motif={badge.motif} size="large" />
            {badge.name}
          </span>
        }
        lede={page.condition}
      >
        <a className="button" href={urls.badges()}>
          {t('badges.page.all')}
        </a>
      </PageTitle>
      <PageSplit
        side={
          <SideSection title={t('badges.page.facts')}>
            <Facts
              facts={[
                { name: t('badges.page.level'), value: t(`badges.level.${badge.metal}`) },
                { name: t('badges.page.family'), value: t(`badges.family.${page.family}`) },
                { name: t('badges.page.count'), value: number(page.count) },
              ]}
            />
            {page.yours !== null && <p>{page.yours ? t('badges.page.yours') : t('badges.page.notYours')}</p>}
            {page.counted && <p>{t('badges.eachTime')}</p>}
            {page.perTag && <p>{t('badges.eachTag')}</p>}
            <p className="quiet-text">{t('badges.keeps')}</p>
          </SideSection>
        }
        sideLabel={t('badges.page.facts')}
      >
        {tags.length > 0 && (
          <FilterChips
            label={t('badges.page.tags')}
            chips={[
              { text: t('badges.page.allTags'), href: base, current: tag === null },
              ...tags.map(({ name, holders }) => ({
                text: name,
                href: `${base}?tag=${encodeURIComponent(name)}`,
                current: name === tag,
                count: holders,
              })),
            ]}
          />
        )}
        <Section title={t('badges.page.holders')}>
          {rows.length === 0 ? (
            <EmptyState title={t('badges.page.empty')} text={t('badges.page.emptyText')} />
          ) : (
            <ul className="stack list-plain">
              {rows.map((row) => (
                <li key={row.id}>
                  <Who author={row.author}>
                    {row.tag !== null && <span>{t('badges.page.inTag', { tag: row.tag })}</span>}
                    {row.times > 1 && <span>{t('badges.times', { count: row.times })}</span>}
                    <span>
                      <Sentence text="badges.page.since" with={{ when: <Time at={row.awardedAt} form="date" /> }} />
                    </span>
                    {row.subject && (
                      <span>
                        <Sentence text="badges.page.for" with={{ link: <TitleLink to={row.subject} /> }} />
                      </span>
                    )}
                  </Who>
                </li>
              ))}
            </ul>
          )}
          <Pager
            newer={page.first ? null : badge.href}
            older={page.next === null ? null : withQuery(base, { tag, cursor: page.next })}
            newerText={t('badges.page.newer')}
            olderText={t('badges.page.older')}
          />
        </Section>
      </PageSplit>
    </>
  )
}
