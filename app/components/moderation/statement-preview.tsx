import { Section } from '#app/components/parts/section.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { useReader } from '#app/components/shell/reader.tsx'
import type { MailBlock } from '#app/domain/mail/mail.ts'
import type { StatementPreview } from '#app/domain/moderation/decisions/statement-preview.server.ts'

/** What the author would be sent, in their language; nothing of it is sent yet. */
export function StatementMails({ preview }: { preview: StatementPreview | null }) {
  const { t } = useReader()
  const lang = useTextLang(preview?.locale ?? null)
  return (
    <Section title={t('moderation.preview.title')}>
      <p className="meta-text">
        {t(
          preview === null
            ? 'moderation.preview.noOne'
            : preview.mails.length === 0
              ? 'moderation.preview.nothing'
              : 'moderation.preview.notYet',
        )}
      </p>
      {preview?.mails.map(({ subject, blocks }) => (
        <div key={subject} className="card stack tight gap" lang={lang}>
          <p>
            <b>{subject}</b>
          </p>
          {blocks.map((block, at) => (
            <Block key={at} block={block} />
          ))}
        </div>
      ))}
    </Section>
  )
}

/** The heading of a statement says what its subject says. */
function Block({ block }: { block: MailBlock }) {
  if (block.type === 'paragraph' || block.type === 'heading') return <p className="lines-kept">{block.text}</p>
  if (block.type === 'note') return <p className="meta-text">{block.text}</p>
  return block.type === 'button' ? <p className="meta-text">[{block.label}]</p> : null
}
