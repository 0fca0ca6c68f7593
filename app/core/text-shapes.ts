import { z } from 'zod'
import { fieldMessage } from '#app/i18n/message.ts'
import { isVisible, tidyLine, turnsDirection, visibleLength } from './visible-text.ts'

/**
 * The shapes of everything that people type. A text that nobody can see is not a text: where one is needed it is
 * refused, where it may be left out it counts as left out. Characters that turn the direction of a line are refused
 * everywhere, because they make a text read otherwise than it is. `text-fields.test.ts` walks all forms and calls.
 */

const visible = (text: string): boolean => text === '' || isVisible(text)
const forwards = (text: string): boolean => !turnsDirection(text)
const tidyBlock = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd()
const orEmpty = (text: string): string => (isVisible(text) ? text : '')

/** One line that is needed. @param max characters; `min` counts those that can be seen */
export function line(max: number, min = 1) {
  return z
    .string()
    .overwrite(tidyLine)
    .refine(visible, 'common.field.invisible')
    .refine(forwards, 'common.field.direction')
    .min(min)
    .max(max)
    .refine(
      (text) => text.length < min || !isVisible(text) || visibleLength(text) >= min,
      fieldMessage('common.field.tooShort', { minimum: min, count: min }),
    )
}

/** One line that may be left out: ''. @param max characters */
export function optionalLine(max: number) {
  return z
    .string()
    .overwrite((text) => orEmpty(tidyLine(text)))
    .refine(forwards, 'common.field.direction')
    .max(max)
}

/** Text of several lines, such as Markdown, that is needed. Line ends of browsers become plain ones. @param max characters */
export function block(max: number, min = 1) {
  return z
    .string()
    .overwrite(tidyBlock)
    .refine(visible, 'common.field.invisible')
    .refine(forwards, 'common.field.direction')
    .min(min)
    .max(max)
}

/** Text of several lines that may be left out: ''. @param max characters */
export function optionalBlock(max: number) {
  return z
    .string()
    .overwrite((text) => orEmpty(tidyBlock(text)))
    .refine(forwards, 'common.field.direction')
    .max(max)
}

/** Left out, null and empty are all null. */
export function orNull<Shape extends z.ZodType<string, string>>(shape: Shape) {
  return shape.nullish().transform((text) => (text === undefined || text === null || text === '' ? null : text))
}
