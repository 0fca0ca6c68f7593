import { LinkButton } from '#app/components/parts/button.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { SideSection } from '#app/components/parts/section.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { Hours } from '#app/domain/notifications/window.ts'
import type { NotificationPreset } from '#app/registry/notifications/topics.ts'
import { urls } from '#app/views/urls.ts'
import { useHourName } from './hour-name.ts'

/** Beside the list: how one is notified, and the way to change it. */
export function NotificationSide({
  preset,
  hours: { quiet, dailyHour },
}: {
  preset: NotificationPreset
  hours: Hours
}) {
  const { t } = useReader()
  const hour = useHourName()
  return (
    <SideSection title={t('notifications.list.side')}>
      <Facts
        facts={[
          { name: t('notifications.list.sidePreset'), value: t(`notifications.settings.preset.${preset}.name`) },
          {
            name: t('notifications.list.sideQuiet'),
            value: quiet === null ? t('notifications.list.noQuiet') : `${hour(quiet.from)}–${hour(quiet.until)}`,
          },
          { name: t('notifications.list.sideDaily'), value: hour(dailyHour) },
        ]}
      />
      <p className="gap">
        <LinkButton href={urls.notificationSettings()}>{t('notifications.settings.title')}</LinkButton>
      </p>
    </SideSection>
  )
}
