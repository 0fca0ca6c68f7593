import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { TextDifference } from '#app/components/parts/text-difference.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { notFound } from '#app/core/errors.ts'
import { documentChanges } from '#app/domain/documents/document-page.server.ts'
import { isDocumentKind } from '#app/domain/documents/document.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: `${t('legal.history')} · ${t(`legal.kind.${data?.kind ?? 'terms'}`)}`, noindex: true }),
}

export const loader = pageLoader(async ({ ctx, url }) => {
  const kind = url.pathname.split('/')[1] ?? ''
  if (!isDocumentKind(kind)) throw notFound('errors.notFound')
  return { kind, versions: await documentChanges(ctx, kind) }
})

/** Every version of a text, newest first, each as what it changed. */
export default function DocumentVersions({ data: { kind, versions } }: PageProps<typeof loader>) {
  const { t, locale } = useReader()
  return (
    <>
      <Crumbs trail={[{ text: t(`legal.kind.${kind}`), href: urls.document(kind) }]} />
      <PageTitle title={t('legal.history')} lede={t('legal.historyLede')} />
      {versions.length === 0 && <EmptyState title={t('legal.none.title')} text={t('legal.none.text')} />}
      <ol className="revisions" reversed>
        {versions.map((one) => (
          <li key={one.version} id={`v${one.version}`} className="stack tight">
            <header>
              <h2>
                <a href={urls.document(kind, one.version)}>{t('legal.version', { number: one.version })}</a>
              </h2>
              <p className="meta">
                {one.validFrom !== null && (
                  <span>
                    <Sentence
                      text={one.state === 'upcoming' ? 'legal.fromLater' : 'legal.from'}
                      with={{ day: <Time at={one.validFrom} form="date" /> }}
                    />
                  </span>
                )}
                {one.state === 'inForce' && <Label tone="good">{t('legal.inForce')}</Label>}
                {one.state === 'upcoming' && <Label tone="info">{t('legal.upcoming')}</Label>}
              </p>
            </header>
            {one.note !== '' && <p>{one.note}</p>}
            {one.changes === null ? (
              <p className="meta-text">{t('legal.first')}</p>
            ) : (
              <details className="fold" open={one === versions[0]}>
                <summary>{t('legal.changes')}</summary>
                <TextDifference parts={one.changes} lang={locale} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
