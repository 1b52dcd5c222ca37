/** How those whose word is news are called. Pieces of regular expressions; every quantifier is bounded. */

/** Papers, agencies and stations. A day’s report (工作日报) and a column (今日早报) are none. */
export const MEDIA =
  '(?:新华社|中新社|财联社|人民网|新华网|央视网|央广网|中新网|环球网|光明网|中国网|央视(?:新闻|财经|军事|体育)?|CCTV|中国之声|' +
  '(?:澎湃|界面|红星|极目|封面|九派|上游|潇湘|中国|凤凰|腾讯|新浪|网易)新闻|新京报|参考消息|第一财经|财新|' +
  '\\p{sc=Han}{2,8}(?:(?<!工作|销售|运营|数据|疫情|舆情|市场|财经|行情|天气|新闻|今日|每日|一周)(?:日报|晚报|时报|晨报|早报|商报)|' +
  '都市报|青年报|电视台|广播电台|通讯社|新闻网|融媒))'

/** Official accounts of a place: 清远发布, and not 新品发布. */
export const HERALD =
  '\\p{sc=Han}{2,6}(?<!新品|产品|权威|最新|联合|正式|重磅|今日|首次|即将|政策|信息|全球|隆重|独家)发布'

/** Offices, courts, stations and institutes: by their level, or by a name that there is only once. */
export const AGENCY =
  '(?:国务院|央行|最高法|最高检|中国气象局|中国地震台网|' +
  '(?:教育|公安|外交|商务|财政|民政|司法|农业农村|交通运输|生态环境|自然资源|水利|工信|应急管理|文化和旅游|人社|国防|住建|科技)部|' +
  '[省市县区州](?:委|政府|教委|纪委|公安|交警|消防|警方)|' +
  '(?:国家|中国|全国|中央|[省市县区州])\\p{sc=Han}{1,10}?(?:(?<![结格布全大棋饭僵开])局|(?<![大客餐歌舞])厅|(?<!部)署|' +
  '健委|改委|资委|监委|委员会|宣传部|组织部|指挥部|法院|检察院|研究院|科学院|气象台|网信办|办公室|银行|协会|政府|公安|交警|消防|警方|' +
  '支队|(?<=\\p{sc=Han}{3})中心))'

/** 11月30日, 今天上午, 近日, 30日9时. */
export const WHEN =
  '(?:(?:\\d{4}年)?\\d{1,2}月)?(?:\\d{1,2}日)?(?:今天|今日|昨天|昨日|近日|日前|今早|今晨|昨晚|当天|当日|刚刚|最新|正式|联合)?' +
  '(?:上午|下午|早上|晚上|晚间|凌晨)?(?:\\d{1,2}[时点](?:\\d{1,2}分)?)?'

/** The net and its people. 网络 is nobody; 网络安全中心 is somebody. */
const CROWD =
  '(?:来?自?于?)?(?:互联)?(?:网络|网上|网友|互联网|朋友圈|群聊|微信群|网传|坊间|有关方面|相关人士|知情人士?|消息人士|业内人士|悉|了解|说|称|不详|未知|佚名)' +
  '(?:整理|收集|搜集|转载|综合|图片|截图|视频|资料|素材|爆料|投稿|用户|平台)?'

/** Somebody who is not named: 有关媒体, 相关部门, 多方, 可靠（消息）, 不完全（统计）. */
const SOMEBODY =
  `(?:${WHEN})(?:有关|相关|某些?|多家|多个|各大?|一些|部分|国内|国外|境外|海外|本地|当地|主流|权威|可靠|内部|初步|不完全|独家|多方|第三方|公开){0,4}` +
  '(?:的)?(?:外媒|媒体|网媒|自媒体|(?<=\\p{sc=Han})(?:部门|方面|人士|渠道|单位|机构|专家|负责人|网站|平台|人员|组织))?(?:的?(?:最新|公开))?' +
  `(?:${WHEN})`

const NOWHERE = '现场|会上|生活|身边|实践|现实'

const VAGUE = new RegExp(`^[《“"「]?(?:${CROWD}|${SOMEBODY}|${NOWHERE})[》”"」]?$`, 'u')

/** Whether a name stands for nobody in particular. */
export function isVague(name: string): boolean {
  return VAGUE.test(name)
}
