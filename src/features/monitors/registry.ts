import type { RuleHead } from './domain/rule.ts'

const SITE_CHECK = '《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号，参照执行）'
const ITEMS = '《高等学校信息公开事项清单》（教办函〔2014〕23号）'
const MEASURES = '《高等学校信息公开办法》（教育部令第29号）'

/** Every monitor rule, in the order of the dimensions. A new rule is an entry here and a reading in one of the files beside. */
export const RULES = {
  'item-overdue': {
    version: 1,
    dimension: 'timeliness',
    name: '公开事项逾期未更新',
    looksAt: '公开目录中的事项，按各自的更新要求到期而没有新的公开信息。',
    basis: `${ITEMS}：及时公开、及时更新；单位自定目录的事项，依据该目录`,
    isBasisVerified: true,
    cure: '公开这一事项最新的信息；情况没有变化的，由信息公开办公室核实更新要求。',
  },
  'column-stale': {
    version: 1,
    dimension: 'timeliness',
    name: '栏目未按期更新',
    looksAt: '动态、要闻类栏目两周，通知公告、政策文件类栏目六个月没有更新；栏目自己定了更新间隔的，按自己的。',
    basis: `${SITE_CHECK}：栏目不更新`,
    isBasisVerified: true,
    cure: '在栏目中发布新的信息；不再需要的栏目请关闭或者合并，已发布的信息仍可查到。',
  },
  'front-stale': {
    version: 1,
    dimension: 'timeliness',
    name: '首页未更新',
    looksAt: '首页上的所有栏目两周内都没有新的信息。',
    basis: `${SITE_CHECK}：首页不更新`,
    isBasisVerified: true,
    cure: '把最近公开的信息上推到首页栏目，或者发布新的信息。',
  },
  'letter-unanswered': {
    version: 1,
    dimension: 'timeliness',
    name: '来信超过三个月未答复',
    looksAt: '信箱的来信、建议、来电和信息纠错，收到三个月后还没有答复。投诉举报由监督办公室自己督办，不在此列。',
    basis: `${SITE_CHECK}：互动回应差`,
    isBasisVerified: true,
    cure: '立即答复来信人；不属于本单位办理的，退回重新分办。',
  },
  'application-overdue': {
    version: 1,
    dimension: 'timeliness',
    name: '信息公开申请逾期未答复',
    looksAt: '依申请公开的答复期限已经届满，还没有答复。',
    basis: `${MEASURES}：收到申请之日起15个工作日内答复`,
    isBasisVerified: true,
    cure: '立即作出答复并送达申请人，说明逾期的原因。',
  },
  'matter-slow': {
    version: 1,
    dimension: 'timeliness',
    name: '办理时间超过承诺',
    looksAt: '服务清单条目承诺的办理时间，与网上服务的承诺和近90天的实际办理时间不一致。',
    basis: '服务清单和办事指南中的承诺时限',
    isBasisVerified: true,
    cure: '缩短办理时间，查清超时的环节；承诺写得不对的，变更清单条目。',
  },
  'item-missing': {
    version: 1,
    dimension: 'completeness',
    name: '公开事项没有信息',
    looksAt: '公开目录中应当公开而从来没有公开信息的事项。',
    basis: `${ITEMS}：清单事项应当全部公开；单位自定目录的事项，依据该目录`,
    isBasisVerified: true,
    cure: '公开这一事项的信息；本校没有这类情况的，公开一份说明。',
  },
  'item-unowned': {
    version: 1,
    dimension: 'completeness',
    name: '公开事项无人负责',
    looksAt: '公开目录中没有责任单位的事项，和责任岗位目前无人任职的事项。',
    basis: `${MEASURES}：明确负责信息公开工作的机构和职责`,
    isBasisVerified: false,
    cure: '在公开目录中指定责任单位和岗位；岗位无人的，在单位的岗位中登记任职。',
  },
  'column-blank': {
    version: 1,
    dimension: 'completeness',
    name: '空白栏目',
    looksAt: '门户和子站上开着、却没有任何信息的栏目。',
    basis: `${SITE_CHECK}：空白栏目`,
    isBasisVerified: true,
    cure: '发布信息，或者在有内容之前关闭栏目。',
  },
  'metadata-missing': {
    version: 1,
    dimension: 'completeness',
    name: '信息要素不全',
    looksAt: '已公开的信息缺少产生日期，或者既没有归入公开事项，也没有放入栏目（多见于由原系统迁入的）。',
    basis: '信息公开目录要素：索引、名称、内容概述、生成日期',
    isBasisVerified: false,
    cure: '修改这条信息，补全要素后送审、更新发布。',
  },
  'entry-incomplete': {
    version: 1,
    dimension: 'completeness',
    name: '办事指南要素不全',
    looksAt: '三张清单的条目缺少应当写明的要素（依据、条件、材料、流程、时限、地点、电话等）。',
    basis: `${SITE_CHECK}：服务不实用`,
    isBasisVerified: true,
    cure: '变更清单条目，补全缺少的要素。',
  },
  'policy-unexplained': {
    version: 1,
    dimension: 'completeness',
    name: '政策文件没有解读（提示）',
    looksAt:
      '向社会公开的有文号的办法、规定、细则等，公开超过设定的天数、不到一年，没有关联已公开的解读。提示性质，天数由信息公开办公室设定，可以不提示。',
    basis: '《国务院办公厅关于全面推进政务公开工作的意见》等关于政策解读的要求（参照执行）',
    isBasisVerified: false,
    cure: '发布解读，并在解读的页面上关联这份文件；不需要解读的，标为误报并写明理由。',
  },
  'wrong-word': {
    version: 1,
    dimension: 'accuracy',
    name: '错别字和不规范用语',
    looksAt: '标题、正文、表格和附件名中常见的错误写法；学校可以增减。',
    basis: `${SITE_CHECK}：表述错误`,
    isBasisVerified: false,
    cure: '按建议的写法改正，更新发布；确实没有写错的，标为误报。',
  },
  'table-sum': {
    version: 2,
    dimension: 'accuracy',
    name: '表格合计与分项不符',
    looksAt: '已公开的表格中，合计一行不等于各行之和，或者合计一列不等于各列之和。',
    basis: `${MEASURES}：公开的信息应当准确`,
    isBasisVerified: false,
    cure: '核对原始数据，改正分项或者合计，更新发布。',
  },
  'link-dead': {
    version: 1,
    dimension: 'accuracy',
    name: '链接打不开',
    looksAt: '公开的信息中，指向本平台信息和附件的链接，点开后社会公众看不到内容。',
    basis: `${SITE_CHECK}：链接不可用`,
    isBasisVerified: false,
    cure: '改成现在有效的链接，或者去掉链接，更新发布。',
  },
  'outer-link-dead': {
    version: 1,
    dimension: 'accuracy',
    name: '外部链接打不开',
    looksAt: '公开的信息中指向其他网站的链接，在三个不同的日子检查都打不开。系统管理员开启外部链接检查后才检查。',
    basis: `${SITE_CHECK}：链接不可用`,
    isBasisVerified: false,
    cure: '改成现在有效的链接，或者去掉链接，更新发布。',
  },
  'outer-link-dangerous': {
    version: 1,
    dimension: 'safety',
    name: '外部链接指向不当',
    looksAt:
      '指向其他网站的链接，跳转到了另一个网站，页面标题像是博彩、色情或者出售域名，或者指向学校列为不得链接的网站。',
    basis: `${SITE_CHECK}：链接指向错误或者不当内容`,
    isBasisVerified: false,
    cure: '立即打开核对，去掉链接或者改成正确的，更新发布；核对后没有问题的，标为误报。',
  },
  'contact-dead': {
    version: 1,
    dimension: 'accuracy',
    name: '联系方式拨测不通',
    looksAt: '清单条目中的电话、邮箱、网址，最近一次拨测没有通过。',
    basis: `${SITE_CHECK}：服务不实用（联系电话）`,
    isBasisVerified: false,
    cure: '核对后变更清单条目中的联系方式，再拨测一次。',
  },
  'channel-drift': {
    version: 1,
    dimension: 'accuracy',
    name: '渠道不一致',
    looksAt:
      '登记过在其他渠道发布的信息，后来更新、撤回或者公示期满，渠道上展示的还是原来的；报刊、会议、广播只看因有误撤回的。',
    basis: `${MEASURES}：公开的信息应当准确`,
    isBasisVerified: false,
    cure: '在该渠道更换、更正或者撤下，并在“公开渠道”重新登记发布或者登记撤下。',
  },
  'channel-text': {
    version: 1,
    dimension: 'accuracy',
    name: '渠道内容不一致',
    looksAt:
      '登记了网址的渠道页面，打开后的文字、数字与现在公开的不同，或者页面显示内容已被删除。只在允许检查外部链接时检查；页面只摘了一部分的，只比对其中的数字。',
    basis: `${MEASURES}：公开的信息应当准确`,
    isBasisVerified: false,
    cure: '更正该渠道的页面；页面是对的，说明公开的信息有误，更新公开的信息。确属有意改写的，说明理由后作为误报处理。',
  },
  'posting-over': {
    version: 1,
    dimension: 'timeliness',
    name: '张贴期满未撤下',
    looksAt: '公告栏张贴的最后一天已过，没有登记撤下。',
    basis: '登记的张贴期限',
    isBasisVerified: true,
    cure: '撤下张贴的材料，并在“公开渠道”登记撤下；仍需张贴的，更正登记的期限。',
  },
  'attachment-scanned': {
    version: 1,
    dimension: 'form',
    name: '附件是没有文字的扫描件',
    looksAt: '公开信息的附件中读不出文字，不能检索、复制，读屏软件也读不出。',
    basis: '《无障碍环境建设法》第三十二条',
    isBasisVerified: true,
    cure: '换成有文字的文件，或者在正文中写出附件的内容。',
  },
  'picture-without-words': {
    version: 1,
    dimension: 'form',
    name: '图片没有替代文字',
    looksAt: '正文中的图片没有替代文字，看不见图片的读者不知道它说的是什么。',
    basis: '《无障碍环境建设法》第三十二条',
    isBasisVerified: true,
    cure: '给图片写上替代文字，更新发布。',
  },
  'leak-open': {
    version: 1,
    dimension: 'safety',
    name: '已公开的内容中有不宜公开的信息',
    looksAt: '按现在的检查规则，把已公开的标题、正文、附件全部重新检查一遍；保密审查员放行过的不算。',
    basis: '《个人信息保护法》第二十五条、《保守国家秘密法》第三十五条',
    isBasisVerified: true,
    cure: '立即撤回这条信息，或者删去这些内容后更新发布。',
  },
  'attachment-unread': {
    version: 1,
    dimension: 'safety',
    name: '附件打不开，没有检查过',
    looksAt: '附件或者其中一部分无法读取，里面有什么没有人看过；保密审查员放行过的不算。',
    basis: '《保守国家秘密法》第三十五条：拟公开的信息应当进行保密审查',
    isBasisVerified: true,
    cure: '换成能打开的文件；确实需要保留的，重新送审并由保密审查员看过后放行。',
  },
} as const satisfies Readonly<Record<string, Omit<RuleHead, 'key'>>>
export type RuleKey = keyof typeof RULES

/** The keys of every rule. */
export const RULE_KEYS = Object.keys(RULES) as RuleKey[]

/** Rules that look at one publication at a time: what has not changed since the last look need not be looked at again. */
export const DOCUMENT_RULES: readonly RuleKey[] = [
  'metadata-missing',
  'wrong-word',
  'table-sum',
  'attachment-scanned',
  'picture-without-words',
  'leak-open',
  'attachment-unread',
]

/** Rules that look at the whole catalogue, every column and the other channels: a publication may change what they find. */
export const PLACE_RULES: readonly RuleKey[] = [
  'item-overdue',
  'item-missing',
  'column-stale',
  'column-blank',
  'front-stale',
  'channel-drift',
  'posting-over',
  'policy-unexplained',
]

/** Rules that look at cases, lists and who is responsible, with which publications have nothing to do. */
export const DUTY_RULES: readonly RuleKey[] = [
  'item-unowned',
  'letter-unanswered',
  'application-overdue',
  'matter-slow',
  'entry-incomplete',
  'contact-dead',
]

/** Rules that look at what was found at links to other sites, where the operator lets them be looked at. */
export const OUTER_RULES: readonly RuleKey[] = ['outer-link-dead', 'outer-link-dangerous', 'channel-text']

/** What a rule is called and says; undefined for one that is no longer there. */
export function ruleOf(key: string): RuleHead | undefined {
  return key in RULES ? { key, ...RULES[key as RuleKey] } : undefined
}
