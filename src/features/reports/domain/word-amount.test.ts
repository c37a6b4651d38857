import { expect, test } from 'vitest'
import { checkNumbers, holds, type NamedFigure } from './check-numbers.ts'
import { numbersIn } from './read-number.ts'

function figure(key: string, values: Partial<NamedFigure>): NamedFigure {
  return {
    ...{ key, version: 1, name: key, unit: '项', audience: 'public', value: 0, before: 0, growth: null },
    ...{ recordsHash: '', isClosed: false, words: [key] },
    ...values,
  }
}

const HALL = figure('hall.accepted', { value: 9412, growth: 42, words: ['信息服务', '受理数量'] })
const STAFF = figure('hall.staff', { value: 5466, words: ['服务教师'] })
const APPLICATIONS = figure('applications.new', { value: 4, unit: '件', words: ['收到申请', '新收'] })
const USERS = figure('use.registered', { value: 35_174, unit: '人', words: ['注册用户'] })
const ALL = [HALL, STAFF, APPLICATIONS, USERS]

test.each([
  ['九千四百余项', 9412, true],
  ['九千四百余项', 9360, false],
  ['九千四百多件', 9400, false],
  ['九千四百一十二件', 9412, true],
  ['九千四百一十二件', 9410, false],
  ['近九千五百人次', 9412, true],
  ['近一万人', 8800, false],
  ['约九千四百次', 9412, true],
  ['超过九千五百项', 9412, false],
  ['九千四百件以上', 9412, true],
  ['9400件以上', 9412, true],
  ['9500件以上', 9412, false],
  ['三点五二万人', 35_174, true],
  ['三点五一万人', 35_174, false],
  ['三万五千余人', 35_174, true],
  ['三点五万余人', 35_174, true],
  ['三万多人', 35_174, true],
  ['三十余万次', 304_799, true],
  ['百余件', 112, true],
  ['百余件', 212, false],
  ['叁佰陆拾件', 360, true],
  ['９４００余', 9412, true],
  ['５.９万', 59_141, true],
  ['５．９万', 59_141, true],
  ['3.5万余', 35_174, true],
  ['9千余件', 9412, true],
  ['30余万次', 304_799, true],
])('“%s” of %d: %s', (text, value, isTrue) => {
  const [typed] = numbersIn(text)
  expect(typed).toBeDefined()
  expect(typed && holds(typed, value)).toBe(isTrue)
})

test.each([
  ['收到来信三百六十件。', ['三百六十']],
  ['共收到来信一万二千件，办结两千三百件', ['一万二千', '两千三百']],
  ['涉及十四个学院', ['十四']],
  ['答复申请三件，不予公开两件。', ['三', '两']],
  ['举办培训十场。', ['十']],
  ['同比增长百分之四十二，满意率百分之九十三点五', ['百分之四十二', '百分之九十三点五']],
  ['答复率百分之百，增长百分之42。', ['百分之百', '百分之42']],
  ['办理近３００件', ['近３００']],
])('in “%s” are read: %j', (text, read) => {
  expect(numbersIn(text).map((typed) => typed.text)).toEqual(read)
})

test.each([
  '三张清单、阳光三务、“一网通办”、“双一流”建设和“十四五”规划',
  '一是完善制度；二是加强培训；三是接受监督。',
  '第一部分 总体情况\n（二）主动公开\n三、依申请公开',
  '依据《条例》第三十五条、第三十六条第二款，第二十一、二十二条和第三至五条',
  '二〇二五年九月一日至二〇二六年八月三十一日，二十个工作日内答复，保存三十年',
  '贯彻党的二十大和二十届三中全会精神，落实中央八项规定，做到两个维护、四个意识',
  '推进“高效办成一件事”，最多跑一次，一次告知，逐一答复，一起推进',
  '每季度检查十二次，每人限报二十件，最多三十件，三十件以内不另收费',
  '七八件、三五次、十七八个、两三百人、数十件、几百人次、上千人、成百上千件',
  '三分之一的学院，千分之三，百分之二三十，提高三个百分点，提高3.5个百分点，增长四成',
  '教育部等二十五部门，教育部等二十五个部门联合印发《关于二十条意见的通知》，“二十条”',
  '二十人大代表，三百人才，十二件实事，三十六个方面，十二个月，二十四小时，一百周年',
  '百千万人才工程，千万不要，万一遗漏，万人大厅，前十名，初三学生，三万5千件，9千4百件',
  '材料一式三份。代表十人以上联名，由五至十一人组成，不得超过二十人，最近一次检查',
  '三类事项，十大类五十条，五层楼，三级部门，二等奖，一百五件',
])('in “%s” nothing is counted', (text) => {
  expect(numbersIn(text).map((typed) => typed.text)).toEqual([])
})

test('a number in words is held to the figure named beside it, as one in digits is', () => {
  expect(checkNumbers('全年办理信息服务九千四百余项，服务教师五千四百六十余人次。', ALL)).toEqual([])
  expect(checkNumbers('全年办理信息服务九千五百余项，服务教师五千四百六十余人次。', ALL)).toMatchObject([
    { number: '九千五百余', kind: 'contradicts', figure: { key: 'hall.accepted' } },
  ])
  expect(checkNumbers('受理数量同比增长百分之四十二。', ALL)).toEqual([])
  expect(checkNumbers('受理数量同比下降百分之四十二。', ALL)).toMatchObject([{ kind: 'contradicts' }])
  expect(checkNumbers('新收到申请五件。', ALL)).toMatchObject([
    { number: '五', kind: 'contradicts', figure: { key: 'applications.new' } },
  ])
  expect(checkNumbers('召开专题会议十七次。', ALL)).toMatchObject([{ number: '十七', kind: 'unfounded' }])
})

test('an amount in words takes the name beside it for itself, whether it is checked or not', () => {
  expect(checkNumbers('办理信息服务九千四百余项，注册用户35174人。', ALL)).toEqual([])
  expect(checkNumbers('信息服务三类，注册用户三万五千人。', ALL)).toMatchObject([{ figure: { key: 'use.registered' } }])
  expect(checkNumbers('信息服务分三类，会议十七次。', ALL)).toMatchObject([{ number: '十七', kind: 'unfounded' }])
})
