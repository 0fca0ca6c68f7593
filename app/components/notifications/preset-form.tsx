import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { notificationPresets, type NotificationPreset } from '#app/registry/notifications/topics.ts'

/** One choice of three, which sets the whole table. `adjusted`: single cells differ from it. */
export function PresetForm({ preset, adjusted }: { preset: NotificationPreset; adjusted: boolean }) {
  const t = useT()
  return (
    <Section title={t('notifications.settings.scope')}>
      <form method="post" id="preset">
        <input type="hidden" name="intent" value="preset" />
        <fieldset>
          <legend className="said-only">{t('notifications.settings.scope')}</legend>
          <p className="meta-text">{t('notifications.settings.scopeHint')}</p>
          <div className="presets">
            {notificationPresets.map((name) => (
              <label className="preset" key={name}>
                <input type="radio" name="preset" value={name} defaultChecked={name === preset} />
                <b>{t(`notifications.settings.preset.${name}.name`)}</b>
                <small>{t(`notifications.settings.preset.${name}.about`)}</small>
              </label>
            ))}
          </div>
        </fieldset>
        {adjusted && <p className="meta-text gap">{t('notifications.settings.adjusted')}</p>}
        <p className="gap">
          <Button fillPhone>{t('notifications.settings.usePreset')}</Button>
        </p>
      </form>
    </Section>
  )
}
