import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { PreferenceRow } from '#app/domain/notifications/preference-row.ts'
import { notificationChannels, type NotificationChannel } from '#app/registry/notifications/topics.ts'

/** Every topic with its ways. What is always so is said and cannot be sent. */
export function ChannelTable({ rows }: { rows: readonly PreferenceRow[] }) {
  const t = useT()
  return (
    <Section title={t('notifications.settings.table')}>
      <form method="post" id="table">
        <input type="hidden" name="intent" value="table" />
        <table className="grid-table">
          <caption className="said-only">{t('notifications.settings.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('notifications.settings.kind')}</th>
              {notificationChannels.map((channel) => (
                <th scope="col" key={channel}>
                  {t(`notifications.settings.channel.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.topic}>
                <th scope="row">
                  {t(`notifications.topic.${row.topic}.name`)}
                  <small>{t(`notifications.topic.${row.topic}.about`)}</small>
                </th>
                {notificationChannels.map((channel) => (
                  <td key={channel}>
                    <Cell row={row} channel={channel} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="gap">
          <Button look="primary" fillPhone>
            {t('notifications.settings.saveTable')}
          </Button>
        </p>
      </form>
    </Section>
  )
}

function Cell({ row: { topic, channels, fixed }, channel }: { row: PreferenceRow; channel: NotificationChannel }) {
  const t = useT()
  if (fixed.includes(channel)) return <span className="always">{t('notifications.settings.always')}</span>
  const name = t('notifications.settings.cell', {
    kind: t(`notifications.topic.${topic}.name`),
    channel: t(`notifications.settings.channel.${channel}`),
  })
  return (
    <label>
      <span className="said-only">{name}</span>
      <input type="checkbox" name="on" value={`${topic}.${channel}`} defaultChecked={channels[channel]} />
    </label>
  )
}
