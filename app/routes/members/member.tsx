import { redirect } from '@remix-run/node'
import { LegalNotes } from '#app/components/legal/legal-notes.tsx'
import { Badge } from '#app/components/loyalty/badge.tsx'
import { ReputationSources } from '#app/components/loyalty/reputation-sources.tsx'
import { TrustStatus } from '#app/components/loyalty/trust-status.tsx'
import { ActivityCalendar } from '#app/components/members/activity-calendar.tsx'
import { ActivityList } from '#app/components/members/activity-list.tsx'
import { AvatarRemoval } from '#app/components/members/avatar-removal.tsx'
import { FieldFacts } from '#app/components/members/field-facts.tsx'
import { ProfileHead } from '#app/components/members/profile-head.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { FeedLink } from '#app/components/parts/feed-link.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section, SideSection } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Tabs } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { WatchMenu } from '#app/components/threads/watch-menu.tsx'
import { authorize, can } from '#app/core/authorize.ts'
import { DomainError } from '#app/core/errors.ts'
import { removeAvatarShape } from '#app/domain/accounts/input.ts'
import { avatarSides } from '#app/domain/accounts/profile/avatar.ts'
import { removeAvatar } from '#app/domain/accounts/profile/remove-avatar.server.ts'
import { activityLines, activityOf, type ActivityKind } from '#app/domain/accounts/queries/activity.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { shownFields } from '#app/domain/accounts/queries/profile-fields.server.ts'
import { calendarFor, presenceOf, topTagsOf } from '#app/domain/accounts/queries/profile.server.ts'
import { memberWatch } from '#app/domain/following/queries/watches.server.ts'
import { noteInPlaceOf } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { reputationSources } from '#app/domain/loyalty/queries/awards.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { reputationFloor } from '#app/registry/reputation-floor.ts'
import { authorView } from '#app/views/author-views.server.ts'
import { feedAddress } from '#app/views/feeds/feed-address.ts'
import { profileData } from '#app/views/structured-data/profile-data.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  structured: ({ author, unlisted, activity, ...member }, at) =>
    unlisted
      ? []
      : [
          profileData(
            {
              ...member,
              name: author.name,
              handle: author.handle,
              posts: activity.questions + activity.discussions + activity.answers,
              picture: author.avatar === null ? null : urls.avatar(author.avatar, avatarSides[1]),
            },
            at,
          ),
        ],
  head: (data, t) => ({
    title: data?.author.name ?? t('accounts.list.title'),
    ...(data === undefined
      ? {}
      : {
          description: data.bio === '' ? undefined : data.bio.slice(0, 160),
          noindex: data.unlisted,
          card: { kind: 'member' as const, id: data.author.handle },
          feed: { title: data.author.name, href: data.feed },
        }),
  }),
}

const kinds = ['answers', 'questions', 'discussions'] as const satisfies readonly ActivityKind[]
const perPage = 20
const shownOnProfile = 6
const topTags = 6
/** Below this many answers a share says nothing. */
const enoughAnswers = 5

export const loader = pageLoader(async ({ ctx, params, url }) => {
  authorize(ctx.actor, 'member.read')
  const member = await memberByHandle(ctx, params.handle ?? '')
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  if (member.handle !== params.handle?.normalize('NFC')) throw redirect(urls.member(member.handle) + url.search, 301)

  const activity = (await activityOf(ctx.read, [member.id])).get(member.id) ?? {
    questions: 0,
    discussions: 0,
    answers: 0,
    accepted: 0,
    peopleHelped: 0,
  }
  // Who only asks is met with the questions, not with an empty page.
  const kind =
    kinds.find((one) => one === url.searchParams.get('tab')) ?? kinds.find((one) => activity[one] > 0) ?? 'answers'
  const cursor = url.searchParams.get('cursor')
  const lines = await activityLines(ctx.read, member.id, kind, { limit: perPage, cursor }, ctx.locale)
  const standing = (await standingsOf(ctx.read, [member.id])).get(member.id) ?? null
  const mine = ctx.actor.memberId === member.id
  const presence = await presenceOf(ctx.read, member.id)
  const calendar = presence?.hidesCalendar === true && !mine ? null : await calendarFor(ctx, member.id)
  return {
    author: { ...authorView(ctx, member, standing), handle: member.handle },
    roles: member.roles,
    bio: member.bio,
    links: presence?.links ?? [],
    feed: feedAddress(ctx.locale, { by: member.handle }),
    unlisted: presence?.hidesFromDirectory ?? false,
    calendar,
    calendarHidden: presence?.hidesCalendar ?? false,
    topTags: (await topTagsOf(ctx.read, member.id, topTags)).map(({ name, answers }) => ({
      name,
      answers,
      href: urls.tag(name),
    })),
    joinedAt: member.joinedAt,
    trustLevel: member.trustLevel,
    reputation: standing?.reputation ?? reputationFloor,
    sources: await reputationSources(ctx.read, member.id),
    activity,
    kind,
    rows: lines.items.map((line) => ({
      href: kind === 'answers' ? urls.permalink(line.postId) : urls.thread(line.thread),
      title: line.thread.title,
      titleLang: line.thread.lang,
      excerpt: line.excerpt,
      lang: line.lang,
      category: { name: line.category.name, href: urls.category(line.category.slug) },
      votes: line.votes,
      accepted: line.accepted,
      at: line.at,
    })),
    first: cursor === null,
    next: lines.next,
    mine,
    legalNote: await noteInPlaceOf(ctx.read, member.id),
    watch: await memberWatch(ctx, member.id),
    fields: await shownFields(ctx, member.id),
    mayRemoveAvatar: !mine && member.avatar !== null && can(ctx.actor, 'member.removeAvatar', { ownerId: null }),
    manageable: can(ctx.actor, 'member.administer'),
    report: !mine && can(ctx.actor, 'flag.give') ? urls.flagProfile(member.handle) : null,
    openCase: can(ctx.actor, 'case.work') && !mine ? urls.newCaseFor(member.handle) : null,
    file: can(ctx.actor, 'content.moderate') && !mine ? urls.memberFile(member.handle) : null,
  }
})

export const action = formAction(
  {
    removeAvatar: intent({
      shape: removeAvatarShape,
      run: async ({ ctx, params }, { reason }) => {
        const name = params.handle ?? ''
        await removeAvatar(ctx, { handle: name, reason })
        return { to: urls.member(name), toast: { tone: 'good', key: 'accounts.avatar.removed' } }
      },
    }),
  },
  { member: true },
)

export default function Profile({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number, percent } = useFormat()
  const { author, activity, kind, rows, first, next, ...member } = data
  const here = urls.member(author.handle)
  return (
    <>
      <ProfileHead author={author} roles={member.roles} bio={member.bio}>
        {member.mine && (
          <a className="button" href="/me/settings">
            {t('accounts.profile.edit')}
          </a>
        )}
        {!member.mine && <WatchMenu subject="member" name={author.handle} label={author.name} level={member.watch} />}
        {member.openCase !== null && (
          <a className="button" href={member.openCase}>
            {t('opening.forMember')}
          </a>
        )}
        {member.file !== null && (
          <a className="button" href={member.file}>
            {t('moderation.desk.file')}
          </a>
        )}
        {member.manageable && (
          <a className="button" href={`/admin/members/${encodeURIComponent(author.handle)}`}>
            {t('accounts.profile.manage')}
          </a>
        )}
      </ProfileHead>
      {member.legalNote !== null && <LegalNotes notes={[member.legalNote]} />}
      <PageSplit
        side={
          <>
            <SideSection title={t('accounts.profile.helped')}>
              <Figures
                small
                figures={[
                  {
                    name: t('accounts.profile.accepted'),
                    value: number(activity.accepted),
                    remark:
                      activity.answers >= enoughAnswers
                        ? t('accounts.profile.share', {
                            share: percent(activity.accepted / activity.answers),
                            count: activity.answers,
                          })
                        : activity.answers > 0
                          ? t('accounts.profile.ofAnswers', { count: activity.answers })
                          : undefined,
                  },
                  { name: t('accounts.profile.peopleHelped'), value: number(activity.peopleHelped) },
                  { name: t('accounts.profile.reputation'), value: number(member.reputation) },
                ]}
              />
              {member.links.length > 0 && (
                <ul className="stack tight" aria-label={t('accounts.profile.links')}>
                  {member.links.map((link) => (
                    <li key={link}>
                      <a href={link} rel="nofollow ugc me noopener">
                        {link.replace(/^https?:\/\//, '').replace(/\/$/, '')}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
              <p className="meta-text">
                <Sentence text="accounts.list.joined" with={{ when: <Time at={member.joinedAt} form="date" /> }} />
              </p>
            </SideSection>
            {member.fields.length > 0 && (
              <SideSection title={t('accounts.fields.about')}>
                <FieldFacts fields={member.fields} />
              </SideSection>
            )}
            {member.topTags.length > 0 && (
              <SideSection title={t('accounts.profile.topTags')}>
                <ul className="tags">
                  {member.topTags.map((tag) => (
                    <li key={tag.name}>
                      <a className="tag" href={tag.href}>
                        {tag.name} <span className="num">{number(tag.answers)}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              </SideSection>
            )}
            <SideSection title={t('loyalty.sources.title')}>
              <ReputationSources sources={member.sources} />
            </SideSection>
            {author.badges.length > 0 && (
              <SideSection title={t('accounts.profile.badges')}>
                <ul className="stack tight">
                  {author.badges.slice(0, shownOnProfile).map((badge) => (
                    <li key={badge.id}>
                      <Badge badge={badge} />
                    </li>
                  ))}
                </ul>
                <p>
                  <a href={urls.memberBadges(author.handle)}>
                    {t('badges.member.see', { count: author.badges.length })}
                  </a>
                </p>
              </SideSection>
            )}
            {member.mayRemoveAvatar && <AvatarRemoval name={author.name} result={result} />}
            <TrustStatus level={member.trustLevel} mine={member.mine} />
            <FeedLink href={member.feed} />
            {member.report !== null && (
              <p className="meta-text">
                <a href={member.report} rel="nofollow">
                  {t('flags.form.title.profile')}
                </a>
              </p>
            )}
          </>
        }
        sideLabel={t('accounts.profile.helped')}
      >
        <Tabs
          label={t('accounts.profile.activity')}
          tabs={kinds.map((one) => ({
            text: t(`accounts.profile.${one}`),
            href: `${here}?tab=${one}`,
            current: one === kind,
            count: activity[one],
          }))}
        />
        <h2 className="said-only">{t(`accounts.profile.recent.${kind}`)}</h2>
        {rows.length === 0 ? (
          <NothingYet name={author.name} kind={kind} mine={member.mine} />
        ) : (
          <ActivityList rows={rows} kind={kind} />
        )}
        {first && member.calendar && (
          <Section title={t('accounts.calendar.title')}>
            {member.mine && member.calendarHidden && <Note icon="lock">{t('accounts.calendar.onlyYou')}</Note>}
            <ActivityCalendar calendar={member.calendar} />
          </Section>
        )}
        <Pager
          newer={first ? null : `${here}?tab=${kind}`}
          older={next === null ? null : `${here}?tab=${kind}&cursor=${next}`}
        />
      </PageSplit>
    </>
  )
}

const emptyTexts = {
  answers: 'accounts.profile.emptyAnswers',
  questions: 'accounts.profile.emptyQuestions',
  discussions: 'accounts.profile.emptyDiscussions',
} as const

function NothingYet({ name, kind, mine }: { name: string; kind: ActivityKind; mine: boolean }) {
  const t = useT()
  return (
    <EmptyState
      title={t('accounts.profile.emptyTitle')}
      text={mine ? t(`accounts.profile.emptyMine.${kind}`) : t(emptyTexts[kind], { name })}
    >
      {mine &&
        (kind === 'answers' ? (
          <a className="button" href="/threads?state=unanswered">
            {t('accounts.profile.goThreads')}
          </a>
        ) : (
          <a className="button" href="/threads/new">
            {t('accounts.profile.goAsk')}
          </a>
        ))}
    </EmptyState>
  )
}
