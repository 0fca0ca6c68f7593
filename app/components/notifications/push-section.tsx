import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'

const states = ['off', 'on', 'blocked', 'unsupported', 'failed'] as const

/**
 * Push in this browser, which script alone can ask about; what is on elsewhere can be ended without it.
 * @param publicKey of the site, for the push service
 */
export function PushSection({ publicKey, count }: { publicKey: string; count: number }) {
  const t = useT()
  return (
    <Section title={t('push.device.title')}>
      <p>{t('push.device.about')}</p>
      <div className="row gap with-script" data-push={publicKey}>
        <p role="status">
          {states.map((state) => (
            <span key={state} data-state={state} hidden>
              {t(`push.device.${state}`)}
            </span>
          ))}
        </p>
        <Button type="button" look="soft" value="on" hidden>
          {t('push.device.turnOn')}
        </Button>
        <Button type="button" value="off" hidden>
          {t('push.device.turnOff')}
        </Button>
      </div>
      <p className="meta-text gap without-script">{t('push.device.needsScript')}</p>
      {count > 0 && (
        <form method="post" action="/me/push" className="row gap" data-reload>
          <span className="meta-text">{t('push.device.count', { count })}</span>
          <Button size="small" name="intent" value="dropAll">
            {t('push.device.offEverywhere')}
          </Button>
        </form>
      )}
    </Section>
  )
}
