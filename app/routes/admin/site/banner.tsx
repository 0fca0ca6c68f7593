import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { dayIn, daysAfter } from '#app/core/time.ts'
import { audiences } from '#app/domain/site/banner/banner.ts'
import { bannerIdShape, bannerShape } from '#app/domain/site/banner/input.ts'
import { lastBanners } from '#app/domain/site/banner/queries/banners.server.ts'
import { endBanner, showBanner } from '#app/domain/site/banner/show-banner.server.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('site.banner.title'), noindex: true }),
}

/** A week, when nothing else is said. */
const usualDays = 6

export const loader = guardedLoader('setting.change', async ({ ctx }) => {
  const now = ctx.now()
  const today = dayIn(now, ctx.setting('site.timeZone'))
  return {
    values: { audience: 'everybody', fromDay: today, untilDay: daysAfter(today, usualDays) },
    banners: (await lastBanners(ctx)).map((banner) => ({
      id: banner.id,
      text: ctx.locale === 'ko' ? banner.text_ko : banner.text_en,
      audience: banner.audience,
      from: banner.from_at,
      until: banner.until_at,
      state: banner.until_at <= now ? ('over' as const) : banner.from_at > now ? ('waits' as const) : ('runs' as const),
    })),
  }
})

const here = '/admin/banner'

export const action = guardedAction('setting.change', {
  show: intent({
    shape: bannerShape,
    async run({ ctx }, input) {
      await showBanner(ctx, input)
      return { to: here, toast: { tone: 'good', key: 'site.banner.saved' } }
    },
  }),
  end: intent({
    shape: bannerIdShape,
    async run({ ctx }, input) {
      await endBanner(ctx, input)
      return { to: here, toast: { tone: 'good', key: 'site.banner.ended' } }
    },
  }),
})

type Fields = Record<'textEn' | 'textKo' | 'url' | 'audience' | 'fromDay' | 'untilDay', string>

export default function AdminBanner({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { date } = useFormat()
  const [form, fields] = useActionForm<Fields>('show', result, data.values)
  const label = (name: keyof Fields): string => t(`site.banner.field.${name}`)
  const labels = Object.fromEntries((Object.keys(data.values) as (keyof Fields)[]).map((name) => [name, label(name)]))
  return (
    <>
      <PageTitle title={t('site.banner.title')} lede={t('site.banner.lede')} />
      <ActionForm
        form={form}
        labels={{ ...labels, textEn: label('textEn'), textKo: label('textKo'), url: label('url') }}
      >
        <TextField field={fields.textEn} label={label('textEn')} maxLength={200} lang="en" />
        <TextField field={fields.textKo} label={label('textKo')} maxLength={200} lang="ko" />
        <TextField field={fields.url} label={label('url')} hint={t('site.banner.urlHint')} optional maxLength={200} />
        <SelectField
          field={fields.audience}
          label={label('audience')}
          options={audiences.map((audience) => ({ value: audience, text: t(`site.banner.audience.${audience}`) }))}
        />
        <div className="pair">
          <TextField field={fields.fromDay} label={label('fromDay')} type="date" />
          <TextField field={fields.untilDay} label={label('untilDay')} type="date" />
        </div>
        <p className="row">
          <Button look="primary" fillPhone>
            {t('site.banner.show')}
          </Button>
        </p>
      </ActionForm>
      <Section title={t('site.banner.list')}>
        {data.banners.length === 0 ? (
          <EmptyState title={t('site.banner.empty')} text={t('site.banner.emptyText')} />
        ) : (
          <ul className="lines">
            {data.banners.map(({ id, text, audience, from, until, state }) => (
              <li key={id} className="spread">
                <div>
                  <p>
                    {text} <Label tone={state === 'runs' ? 'good' : undefined}>{t(`site.banner.state.${state}`)}</Label>
                  </p>
                  <p className="meta-text">
                    {t(`site.banner.audience.${audience}`)} · {date(from)} – {date(until)}
                  </p>
                </div>
                {state !== 'over' && (
                  <form method="post">
                    <input type="hidden" name="intent" value="end" />
                    <input type="hidden" name="id" value={id} />
                    <OnceField />
                    <Button size="small" look="quiet" aria-label={`${t('site.banner.end')}: ${text}`}>
                      {t('site.banner.end')}
                    </Button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
