import type { Hit } from './leak.ts'
import type { Scene } from './scene.ts'

const PRIVATE_MAIL =
  /[\w.+-]{1,64}@(?:qq|163|126|yeah|139|189|sina|sohu|foxmail|gmail|outlook|hotmail|aliyun|live|icloud|yahoo)\.(?:com|cn|net)(?:\.cn)?(?![\w.-]*\w)/gi
const HARDSHIP =
  /困难(?:原因|情况|类型|类别|等级|程度)|致困原因|残疾(?:类别|类型|等级|证)|病情|所患疾病|家庭(?:人均)?(?:年|月)?收入|是否孤儿/
const SAYS_NOTHING = /^(?:[-—/\\\s]*|无|否|是)$/

/** Mail addresses at providers for everybody: often a person's own. */
export function privateMail({ text }: Scene): Hit[] {
  if (!text.includes('@')) return []
  return [...text.matchAll(PRIVATE_MAIL)].map(({ 0: found, index }) => ({
    kind: 'private-email',
    certainty: 'certain',
    start: index,
    end: index + found.length,
  }))
}

/** What a column says of somebody's poverty, disability or illness (个人信息保护法第二十八条); a heading without words below is a form. */
export function hardship({ text, heading }: Scene): Hit[] {
  if (!HARDSHIP.test(heading) || SAYS_NOTHING.test(text) || text.length > 60) return []
  return [{ kind: 'hardship', certainty: 'certain', start: 0, end: text.length }]
}
