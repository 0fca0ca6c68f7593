import { plus } from '#app/core/time.ts'
import { replyTemplateShape } from '#app/domain/cases/input.ts'
import { saveReplyTemplate } from '#app/domain/cases/templates/save-reply-template.server.ts'
import { replyTemplates } from '#db/seeds/demo/reply-templates.ts'
import { actAs, type Act, type World } from './world.ts'

const writtenDaysAgo = 90

/** The reply templates of the demo. */
export function templateActs(world: World): Act[] {
  const at = plus(world.now, { days: -writtenDaysAgo })
  return replyTemplates.map((template) => ({
    at,
    play: async () => {
      await saveReplyTemplate(actAs(world, 'haneul', at), null, replyTemplateShape.parse(template))
    },
  }))
}
