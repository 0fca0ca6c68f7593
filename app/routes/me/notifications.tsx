import { z } from 'zod'
import { NotificationList } from '#app/components/notifications/notification-list.tsx'
import { NotificationSide } from '#app/components/notifications/notification-side.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { LinkButton, Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { PageSplit } from '#app/components/parts/page-split.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { mostCounted } from '#app/domain/notifications/notification-view.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { preferences } from '#app/domain/notifications/queries/preferences.server.ts'
import { readAllNotifications } from '#app/domain/notifications/read-all-notifications.server.ts'
import { missedAnswer } from '#app/domain/push/queries/subscriptions.server.ts'
import type { T } from '#app/i18n/translate.ts'
import {
  notificationFilters,
  notificationTopics,
  type NotificationFilterName,
} from '#app/registry/notifications/topics.ts'
import { notificationRows } from '#app/views/notification-rows.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('notifications.title'), noindex: true }),
}

const rowsPerPage = 30

export const loader = memberLoader(async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const asked = url.searchParams.get('show')
  const unread = asked === 'unread'
  const show = notificationFilters.find((name): name is NotificationFilterName => name === asked) ?? null
  const [page, wanted, missed] = await Promise.all([
    notifications(ctx, { unread, show }, { limit: rowsPerPage, cursor }),
    preferences(ctx),
    missedAnswer(ctx),
  ])
  const here = { show: unread ? 'unread' : show }
  return {
    days: notificationRows(ctx, page.items),
    show: here.show,
    missed,
    // Filters that could show something to a reader with these roles.
    filters: notificationFilters.filter((name) =>
      wanted.rows.some(({ topic }) => notificationTopics[topic].show === name),
    ),
    readAt: ctx.now(),
    keptDays: ctx.setting('notifications.keepReadDays'),
    preset: wanted.preset,
    hours: wanted.hours,
    first: cursor === null ? null : withQuery(urls.notifications(), here),
    next: page.next === null ? null : withQuery(urls.notifications(), { ...here, cursor: page.next }),
  }
})

export const action = formAction(
  {
    readAll: intent({
      shape: z.object({ until: z.iso.datetime({ precision: 3 }).optional() }),
      limit: 'keep',
      run: async ({ ctx }, { until }) => {
        await readAllNotifications(ctx, { until: until ?? null })
        return { to: urls.notifications(), toast: { tone: 'good', key: 'notifications.list.readAllDone' } }
      },
    }),
  },
  { member: true },
)

export default function Notifications({ data }: PageProps<typeof loader>) {
  const { t, unread = 0 } = useReader()
  const { days, show, first, next } = data
  return (
    <PageSplit
      side={<NotificationSide preset={data.preset} hours={data.hours} />}
      sideLabel={t('notifications.list.side')}
    >
      <PageTitle title={t('notifications.title')} lede={unreadSentence(t, unread)}>
        {unread > 0 && <ReadAll until={data.readAt} />}
      </PageTitle>
      {data.missed && (
        <Note icon="bell">
          {t('push.offer')} <a href={urls.notificationSettings()}>{t('push.offerLink')}</a>
        </Note>
      )}
      <FilterChips label={t('notifications.list.filters')} chips={chipsOf(t, data, unread)} />
      {days.length === 0 && show === null && first === null ? (
        <EmptyState title={t('notifications.list.emptyTitle')} text={t('notifications.list.emptyText')}>
          <LinkButton look="soft" href={urls.threads()}>
            {t('threads.list.title')}
          </LinkButton>
        </EmptyState>
      ) : days.length === 0 ? (
        <EmptyState title={t('notifications.list.noneHere')} text={t('notifications.list.noneHereText')}>
          <LinkButton look="soft" href={urls.notifications()}>
            {t('notifications.list.filter.all')}
          </LinkButton>
        </EmptyState>
      ) : (
        <NotificationList days={days} />
      )}
      <Pager
        newer={first}
        older={next}
        newerText={t('notifications.list.newest')}
        olderText={t('notifications.list.older')}
      />
      {days.length > 0 && next === null && (
        <div className="tail-end">
          <p>{t('notifications.list.end')}</p>
          <p>{t('notifications.list.kept', { count: data.keptDays })}</p>
        </div>
      )}
    </PageSplit>
  )
}

function chipsOf(
  t: T,
  { show, filters }: { show: string | null; filters: readonly NotificationFilterName[] },
  unread: number,
) {
  const chip = (name: 'unread' | NotificationFilterName | null) => ({
    text: t(`notifications.list.filter.${name ?? 'all'}`),
    href: withQuery(urls.notifications(), { show: name }),
    current: show === name,
  })
  return [
    chip(null),
    {
      ...chip('unread'),
      ...(unread === 0 ? {} : { count: Math.min(unread, mostCounted), more: unread > mostCounted }),
    },
    ...filters.map(chip),
  ]
}

function unreadSentence(t: T, unread: number): string {
  if (unread === 0) return t('notifications.list.allRead')
  return unread > mostCounted
    ? t('notifications.list.unreadMany', { count: mostCounted })
    : t('notifications.list.unread', { count: unread })
}

/** Up to the moment of this page: what came since stays unread. */
function ReadAll({ until }: { until: string }) {
  const { t } = useReader()
  return (
    <form method="post">
      <input type="hidden" name="until" value={until} />
      <Button size="small" name="intent" value="readAll">
        <Icon name="check" size="small" />
        {t('notifications.list.readAll')}
      </Button>
    </form>
  )
}
