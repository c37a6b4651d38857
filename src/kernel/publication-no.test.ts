import { expect, test } from 'vitest'
import { publicationNoIn } from './publication-no.ts'

test.each([
  ['12', 12],
  [' １２ ', 12],
  ['http://xxgk.example.edu.cn/info/12', 12],
  ['https://XXGK.example.edu.cn/info/12/print', 12],
  ['https://xxgk.example.edu.cn/info/12?from=list#top', 12],
  ['/info/12', 12],
  ['info/12', 12],
  ['http://other.example.com/info/12', undefined],
  ['https://xxgk.example.edu.cn/catalogue/12', undefined],
  ['https://xxgk.example.edu.cn/info/12a', undefined],
  ['0', undefined],
  ['99999999999', undefined],
  ['2000000001', undefined],
  ['关于收费的通知', undefined],
  ['', undefined],
])('“%s” means publication %s', (typed, no) => {
  expect(publicationNoIn(typed, 'xxgk.example.edu.cn')).toBe(no)
})
