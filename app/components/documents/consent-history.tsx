import { LinkList } from '#app/components/parts/link-list.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'
import type { DocumentConsentTable } from '#db/schema/documents.ts'

/** Which texts a member agreed to, in which version and when, newest first. */
export function ConsentHistory({ consents }: { consents: readonly Omit<DocumentConsentTable, 'member_id'>[] }) {
  const t = useT()
  return (
    <div id="consents">
      <Section title={t('legal.agree.mine')}>
        {consents.length === 0 ? (
          <p className="quiet-text">{t('legal.agree.mineNone')}</p>
        ) : (
          <LinkList
            items={consents.map(({ kind, version, at }) => ({
              href: urls.document(kind, version),
              text: `${t(`legal.kind.${kind}`)} · ${t('legal.version', { number: version })}`,
              remark: <Sentence text="legal.agree.mineAt" with={{ day: <Time at={at} form="date" /> }} />,
            }))}
          />
        )}
      </Section>
    </div>
  )
}
