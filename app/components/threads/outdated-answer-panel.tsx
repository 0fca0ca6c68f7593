import { Facts } from '#app/components/parts/facts.tsx'
import { Prose } from '#app/components/parts/prose.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'

type Data = {
  html: string
  lang: Locale | null
  href: string
  edit: string | null
  product: string | null
  askedFor: string | null
  version: string | null
  outcomes: readonly { version: string; worked: number; failed: number }[]
}

/** What readers say of an accepted answer, version by version, beside the answer itself. */
export function OutdatedAnswerPanel({ data }: { data: Data }) {
  const t = useT()
  const { number } = useFormat()
  return (
    <div className="stack">
      <Facts
        facts={[
          ...(data.product === null ? [] : [{ name: t('threads.ask.product'), value: data.product }]),
          ...(data.askedFor === null ? [] : [{ name: t('posts.outdated.askedFor'), value: data.askedFor }]),
          ...(data.version === null ? [] : [{ name: t('posts.outdated.since'), value: data.version }]),
          ...data.outcomes.map(({ version, worked, failed }) => ({
            name: version === '' ? t('posts.outcome.noVersion') : version,
            value: t('posts.outcome.counts', { worked: number(worked), failed: number(failed) }),
          })),
        ]}
      />
      <Prose html={data.html} lang={data.lang} />
      <p className="row">
        <a href={data.href}>{t('threads.edit.back')}</a>
        {data.edit !== null && <a href={data.edit}>{t('common.edit')}</a>}
      </p>
    </div>
  )
}
