import { data } from '@remix-run/node'
import { ShownMail } from '#app/components/mail/shown-mail.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { readDevMail } from '#app/domain/mail/out/dev-mails.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { showsFrame } from '#app/web/security-headers.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (mail) => ({ title: mail?.subject ?? '', noindex: true }),
}

export const loader = pageLoader(async ({ ctx, params }) => {
  const { html: _html, ...mail } = await readDevMail(ctx, params.file ?? '')
  return data(mail, { headers: showsFrame })
})

export default function Mail({ data: mail }: PageProps<typeof loader>) {
  const t = useT()
  return (
    <>
      <PageTitle title={mail.subject} />
      <div className="stack loose">
        <Facts
          facts={[
            { name: t('mail.desk.from'), value: mail.from },
            { name: t('mail.desk.to'), value: mail.to },
          ]}
        />
        <ShownMail src={`/dev/mail/${mail.file}/html`} text={mail.text} />
        <Section title={t('mail.dev.headers')}>
          <pre className="mail-text">{mail.headers.join('\n')}</pre>
        </Section>
      </div>
    </>
  )
}
