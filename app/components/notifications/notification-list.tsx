import { Avatar } from '#app/components/parts/avatar.tsx'
import { Icon, type IconName } from '#app/components/parts/icon.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { StaffSign } from '#app/components/parts/status-signs.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import type { NotificationTopic } from '#app/registry/notifications/topics.ts'
import type { NotificationDay, NotificationRow } from '#app/views/notification-rows.server.ts'

/** What stands where a person would, for notifications that name none. */
const icons = {
  answers: 'comment',
  conversation: 'comment',
  outcomes: 'accepted',
  votes: 'up',
  following: 'bell',
  upkeep: 'pen',
  cases: 'clock',
  surveys: 'comment',
  stories: 'doc',
  standing: 'badge',
  redemptions: 'gift',
  decisions: 'info',
  account: 'warn',
  work: 'staff',
  queue: 'clock',
  operation: 'warn',
} as const satisfies Record<NotificationTopic, IconName>

/** Notifications under the days on which they came; the whole line leads to the thing itself. */
export function NotificationList({ days }: { days: readonly NotificationDay[] }) {
  const { t } = useReader()
  const format = useFormat()
  const heads = {
    today: (at: string) => format.relativeDay(at, format.now),
    yesterday: (at: string) => format.relativeDay(at, format.now),
    week: () => t('notifications.list.week'),
    earlier: () => t('notifications.list.earlier'),
  }
  return (
    <>
      {days.map(({ day, at, rows }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className="inbox-day" id={`day-${day}`}>
            {heads[day](at)}
          </h2>
          <ol className="inbox">
            {rows.map((row) => (
              <Line key={row.id} row={row} day={day} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function Line({ row, day }: { row: NotificationRow; day: NotificationDay['day'] }) {
  const { t } = useReader()
  const lang = useTextLang(row.lang)
  const [who] = row.actors
  return (
    <li className={row.unread ? 'unread' : undefined}>
      {row.unread && <span className="new" aria-hidden="true" />}
      {who === undefined ? (
        <span className="mark" aria-hidden="true">
          <Icon name={icons[row.topic]} />
        </span>
      ) : (
        <Avatar of={who} />
      )}
      <div>
        <p>
          <a href={row.href}>
            {row.unread && <span className="said-only">{t('notifications.unread')} </span>}
            <Sentence
              text={row.text}
              params={row.params}
              with={row.name === null ? {} : { name: <bdi>{row.name}</bdi> }}
            />
          </a>
        </p>
        {row.about !== null && (
          <p className="about" lang={lang}>
            {row.about}
          </p>
        )}
        <Details row={row} />
      </div>
      <Time at={row.at} form={day === 'today' ? 'relative' : day === 'yesterday' ? 'time' : 'day'} />
    </li>
  )
}

/** Who, when there are several, and how many posts. */
function Details({ row: { actors, people, count } }: { row: NotificationRow }) {
  const { t } = useReader()
  const { list } = useFormat()
  const staff = actors[0]?.staff === true
  const names = actors.map(({ name }) => name)
  const more = people - actors.length
  if (!staff && actors.length < 2) return null
  return (
    <div className="meta">
      {staff && <StaffSign />}
      {actors.length > 1 && (
        <span>{more > 0 ? t('notifications.list.people', { names: names.join(', '), count: more }) : list(names)}</span>
      )}
      {count > people && <span>{t('notifications.list.items', { count })}</span>}
    </div>
  )
}
