import { DocumentContents, DocumentSections } from '#app/components/documents/document-sections.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { can } from '#app/core/authorize.ts'
import { notFound } from '#app/core/errors.ts'
import { documentPage } from '#app/domain/documents/document-page.server.ts'
import { isDocumentKind, type DocumentKind } from '#app/domain/documents/document.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: t(`legal.kind.${data?.kind ?? 'terms'}`),
    ...(data?.shown?.state === 'inForce' || data?.shown?.state === 'starting'
      ? { description: t(`legal.lede.${data.kind}`) }
      : { noindex: true }),
  }),
}

export const loader = pageLoader(async ({ ctx, url }) => {
  const kind = url.pathname.slice(1)
  if (!isDocumentKind(kind)) throw notFound('errors.notFound')
  const asked = url.searchParams.get('version')
  if (asked !== null && !/^\d{1,6}$/.test(asked)) throw notFound('errors.notFound')
  return {
    kind,
    ...(await documentPage(ctx, kind, asked === null ? null : Number(asked))),
    mayWrite: can(ctx.actor, 'document.administer'),
  }
})

/** Terms, privacy policy or guidelines, in force or an earlier version. */
export default function DocumentOfSite({ data }: PageProps<typeof loader>) {
  const { kind, shown, mayWrite } = data
  const t = useT()
  if (shown === null)
    return (
      <>
        <PageTitle title={t(`legal.kind.${kind}`)} />
        <EmptyState title={t('legal.none.title')} text={t('legal.none.text')}>
          {mayWrite && <a href={urls.adminDocument(kind)}>{t('legal.none.write')}</a>}
        </EmptyState>
      </>
    )
  return (
    <>
      <PageTitle title={t(`legal.kind.${kind}`)} lede={t(`legal.lede.${kind}`)} />
      <div className="stack loose">
        <Standing data={data} kind={kind} />
        <DocumentContents sections={shown.sections} label={t('legal.contents')} />
        <DocumentSections sections={shown.sections} />
      </div>
    </>
  )
}

/** Which version it is, since when it is in force, and where the others are. */
function Standing({ data, kind }: { data: PageProps<typeof loader>['data']; kind: DocumentKind }) {
  const t = useT()
  const { shown, upcoming, versions } = data
  if (shown === null) return null
  const current = <a href={urls.document(kind)}>{t('legal.toCurrent')}</a>
  return (
    <>
      {shown.state === 'starting' && <Note>{t('legal.starting')}</Note>}
      {shown.state === 'past' && (
        <Alert tone="warn" title={t('legal.past')}>
          {current}
        </Alert>
      )}
      {shown.state === 'upcoming' && shown.validFrom !== null && (
        <Alert tone="info" title={t('legal.upcoming')}>
          <Sentence text="legal.fromLater" with={{ day: <Time at={shown.validFrom} form="date" /> }} /> {current}
        </Alert>
      )}
      {(shown.state === 'inForce' || shown.state === 'starting') && upcoming !== null && (
        <Note>
          <Sentence
            text="legal.next"
            with={{
              day: <Time at={upcoming.at} form="date" />,
              link: (
                <a href={urls.document(kind, upcoming.version)}>{t('legal.version', { number: upcoming.version })}</a>
              ),
            }}
          />
        </Note>
      )}
      {shown.validFrom !== null && (
        <p className="meta">
          <span>{t('legal.version', { number: shown.version })}</span>
          <span>
            <Sentence
              text={shown.state === 'upcoming' ? 'legal.fromLater' : 'legal.from'}
              with={{ day: <Time at={shown.validFrom} form="date" /> }}
            />
          </span>
          {versions > 1 && <a href={urls.documentVersions(kind)}>{t('legal.history')}</a>}
        </p>
      )}
    </>
  )
}
