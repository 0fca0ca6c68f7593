import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { listDevMails } from '#app/domain/mail/out/dev-mails.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('mail.dev.title'), noindex: true }),
}

export const loader = pageLoader(async ({ ctx }) => ({ mails: await listDevMails(ctx) }))

/** Mail of a site without SMTP server, for whoever tries it at their own machine. */
export default function DevMails({ data: { mails } }: PageProps<typeof loader>) {
  const t = useT()
  return (
    <>
      <PageTitle title={t('mail.dev.title')} lede={t('mail.dev.lede')} />
      {mails.length === 0 ? (
        <EmptyState title={t('mail.dev.emptyTitle')} text={t('mail.dev.emptyText')} />
      ) : (
        <DataTable
          caption={t('mail.dev.title')}
          rows={mails}
          rowKey={({ file }) => file}
          columns={[
            {
              key: 'subject',
              title: t('mail.preview.subject'),
              cell: ({ file, subject }) => <a href={`/dev/mail/${file}`}>{subject}</a>,
            },
            { key: 'to', title: t('mail.desk.to'), cell: ({ to }) => to },
            { key: 'at', title: t('mail.desk.when'), cell: ({ at }) => at && <Time at={at} /> },
          ]}
        />
      )}
    </>
  )
}
