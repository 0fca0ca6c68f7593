import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** For agents, on a customer's post that the detection passed over: makes a case of it, or leads to the one it has. */
export function OpenCase({ postId }: { postId: string }) {
  const t = useT()
  return (
    <form method="post" action="/staff/cases">
      <input type="hidden" name="intent" value="open" />
      <input type="hidden" name="postId" value={postId} />
      <OnceField />
      <Button look="quiet" size="small" icon="complaint">
        <span className="word">{t('cases.form.openForPost')}</span>
      </Button>
    </form>
  )
}
