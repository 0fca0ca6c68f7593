import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { CommunityAnswer } from '#app/views/cases/community-answer.server.ts'

/** What the community has accepted about the same matter. Its button sends the form of the box, with what was typed. */
export function CommunityOffer({ answer }: { answer: CommunityAnswer }) {
  const t = useT()
  return (
    <section className="offer" aria-labelledby="offer">
      <header className="spread">
        <h3 id="offer">{t('replies.offer.title')}</h3>
        <span className="meta-text">
          {answer.author !== null && t('replies.offer.by', { name: answer.author, count: answer.votes })}{' '}
          <Time at={answer.at} />
        </span>
      </header>
      <p>
        <a href={answer.href}>{answer.title}</a>
      </p>
      <blockquote>{answer.excerpt}</blockquote>
      <p className="row">
        <Button size="small" form="reply" name="offer" value="accepted" formNoValidate>
          {t('replies.offer.use')}
        </Button>
        <LinkButton size="small" look="quiet" href={answer.href}>
          {t('replies.offer.open')}
        </LinkButton>
        <span className="meta-text">{t('replies.offer.hint')}</span>
      </p>
    </section>
  )
}
