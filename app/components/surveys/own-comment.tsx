import { useT } from '#app/components/shell/reader.tsx'

/** What the reader wrote beside their score; nothing for ''. */
export function OwnComment({ text }: { text: string }) {
  const t = useT()
  if (text === '') return null
  return (
    <figure className="quoted">
      <figcaption className="meta">{t('surveys.yourComment')}</figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  )
}
