import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** A mail as its reader sees it: the document in frames as wide as a window and a phone, and its text. */
export function ShownMail({ src, text }: { src: string; text: string }) {
  const t = useT()
  return (
    <>
      <div className="mail-frames">
        <Section title={t('mail.preview.wide')}>
          <MailFrame src={src} title={t('mail.preview.wide')} />
        </Section>
        <Section title={t('mail.preview.narrow')}>
          <MailFrame src={src} title={t('mail.preview.narrow')} />
        </Section>
      </div>
      <Section title={t('mail.preview.text')}>
        <pre className="mail-text">{text}</pre>
      </Section>
    </>
  )
}

/** Links open beside the page; nothing else of the document does anything. */
function MailFrame({ src, title }: { src: string; title: string }) {
  return (
    <iframe
      className="mail-frame"
      src={src}
      title={title}
      height={680}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    />
  )
}
