import { z } from 'zod'
import { ChannelTable } from '#app/components/notifications/channel-table.tsx'
import { DigestForm } from '#app/components/notifications/digest-form.tsx'
import { HoursForm } from '#app/components/notifications/hours-form.tsx'
import { PresetForm } from '#app/components/notifications/preset-form.tsx'
import { PushSection } from '#app/components/notifications/push-section.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { sendNow } from '#app/domain/notifications/bundles/send-now.server.ts'
import { saveDigest } from '#app/domain/notifications/digest/save-digest.server.ts'
import { choosePreset } from '#app/domain/notifications/preferences/choose-preset.server.ts'
import { digestShape, hoursShape, presetShape } from '#app/domain/notifications/preferences/input.ts'
import { saveChoices } from '#app/domain/notifications/preferences/save-choices.server.ts'
import { saveHours } from '#app/domain/notifications/preferences/save-hours.server.ts'
import { preferences } from '#app/domain/notifications/queries/preferences.server.ts'
import { countSubscriptions } from '#app/domain/push/queries/subscriptions.server.ts'
import { vapidKeys } from '#app/domain/push/vapid-keys.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('notifications.settings.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx }) => ({
  ...(await preferences(ctx)),
  push: { publicKey: (await vapidKeys(ctx)).publicKey, count: await countSubscriptions(ctx) },
}))

const here = urls.notificationSettings()

export const action = formAction(
  {
    preset: intent({
      shape: presetShape,
      limit: 'keep',
      run: async ({ ctx }, input) => {
        await choosePreset(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'notifications.settings.presetSaved' } }
      },
    }),
    table: intent({
      shape: z.object({ on: z.array(z.string().max(60)).max(200).default([]) }),
      limit: 'keep',
      run: async ({ ctx }, { on }) => {
        await saveChoices(ctx, { on: new Set(on) })
        return { to: here, toast: { tone: 'good', key: 'notifications.settings.tableSaved' } }
      },
    }),
    hours: intent({
      shape: hoursShape,
      limit: 'keep',
      run: async ({ ctx }, input) => {
        await saveHours(ctx, input)
        return { to: here, toast: { tone: 'good', key: 'notifications.settings.hoursSaved' } }
      },
    }),
    digest: intent({
      shape: digestShape,
      limit: 'keep',
      run: async ({ ctx }, { day }) => {
        await saveDigest(ctx, { day: day ?? null })
        return { to: here, toast: { tone: 'good', key: 'notifications.digest.saved' } }
      },
    }),
    sendNow: intent({
      shape: z.object({}),
      limit: 'keep',
      run: async ({ ctx }) => {
        await sendNow(ctx)
        return { to: here, toast: { tone: 'good', key: 'notifications.settings.sentNow' } }
      },
    }),
  },
  { member: true },
)

export default function NotificationSettings({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  return (
    <>
      <Crumbs trail={[{ text: t('notifications.settings.back'), href: '/me/settings' }]} />
      <PageTitle title={t('notifications.settings.title')} lede={t('notifications.settings.lede')} />
      <PresetForm preset={data.preset} adjusted={data.adjusted} />
      <ChannelTable rows={data.rows} />
      <PushSection {...data.push} />
      <HoursForm hours={data.hours} result={result} />
      <DigestForm day={data.digestDay} stopped={data.digestStopped} result={result} />
      {data.windowEndsAt !== null && <Waiting until={data.windowEndsAt} />}
      <Section title={t('notifications.settings.levels')}>
        <p>{t('notifications.settings.levelsText')}</p>
        <p className="gap">
          <a href={urls.following()}>{t('following.list.title')}</a>
        </p>
      </Section>
    </>
  )
}

/** What waits for the end of the window can be had at once. */
function Waiting({ until }: { until: string }) {
  const t = useT()
  return (
    <Section title={t('notifications.settings.waiting')}>
      <p>
        <Sentence text="notifications.settings.waitingText" with={{ when: <Time at={until} form="moment" /> }} />
      </p>
      <form method="post" className="gap">
        <Button name="intent" value="sendNow">
          {t('notifications.settings.sendNow')}
        </Button>
      </form>
    </Section>
  )
}
