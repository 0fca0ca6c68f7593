import { data } from '@remix-run/node'
import { ShownMail } from '#app/components/mail/shown-mail.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { locales } from '#app/i18n/locale.ts'
import { mailKinds, type MailKind } from '#app/registry/mail-kinds.ts'
import { mailPreview, previewChoice } from '#app/views/mail-preview.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { showsFrame } from '#app/web/security-headers.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('mail.preview.title'), noindex: true }),
}

export const loader = guardedLoader('mail.administer', async ({ ctx, url }) => {
  const { html: _html, ...preview } = await mailPreview(ctx, previewChoice(url.searchParams))
  return data(preview, { headers: showsFrame })
})

/** Every kind of mail, in both languages. */
export default function Preview({ data: preview }: PageProps<typeof loader>) {
  const t = useT()
  const { kind, language, sample, samples } = preview
  const at = (choice: Partial<{ kind: string; language: string; sample: number }>): string =>
    `?${new URLSearchParams(Object.entries({ kind, language, sample, ...choice }).map(([name, value]) => [name, String(value)]))}`
  return (
    <>
      <PageTitle title={t('mail.preview.title')} lede={t('mail.preview.lede')} />
      <div className="stack loose">
        <FilterChips
          label={t('mail.preview.kind')}
          chips={(Object.keys(mailKinds) as MailKind[]).map((one) => ({
            text: t(`mail.kind.${one}`),
            href: at({ kind: one, sample: 0 }),
            current: one === kind,
          }))}
        />
        <FilterChips
          label={t('mail.preview.language')}
          chips={locales.map((one) => ({
            text: t(one === 'ko' ? 'accounts.field.localeKo' : 'accounts.field.localeEn'),
            href: at({ language: one }),
            current: one === language,
          }))}
        />
        {samples > 1 && (
          <FilterChips
            label={t('mail.preview.sample')}
            chips={Array.from({ length: samples }, (_, i) => ({
              text: t('mail.preview.sampleNumber', { number: String(i + 1) }),
              href: at({ sample: i }),
              current: i === sample,
            }))}
          />
        )}
        <Facts facts={[{ name: t('mail.preview.subject'), value: <span lang={language}>{preview.subject}</span> }]} />
        <ShownMail src={`/admin/mail/preview/html${at({})}`} text={preview.text} />
      </div>
    </>
  )
}
