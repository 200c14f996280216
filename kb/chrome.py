"""The words of a website around a text: where one is, when it was published, print, close."""

from __future__ import annotations

import re

from kb.text import compact

_CHROME = re.compile(
    r"^(您?(现在|当前)的?位置|当前位置|首页[>|»›/·]|附件【[^】]{1,60}】已下载|"
    r"\[?(发布|发表|更新|录入|上传|加入|添加)(时间|日期|者|人|单位|部门)?[:：]|"
    r"首页$|无障碍|长者模式|设为首页|繁[體体]|文号[:：]|有效性[:：]|.{0,12}日期[:：]\d{4}-\d\d-\d\d.*(浏览|字号)|"
    r"来源[:：].{0,20}(点击|浏览|时间)|"
    r"(时间|日期)[:：]\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(\d{1,2}:\d{2}|.*(浏览|点击|来源|字号|投稿))|"
    r"(浏览|点击|阅读|访问)(次数|量|数)?[:：]?\d*次?$|作者[:：].{0,12}$|"
    r"【?(打印|关闭|字体|字号|收藏|返回|大中小|分享)|分享到|"
    r"(上|下)一(篇|条|页)|相关(链接|新闻|文章)|版权所有|主办单位[:：].{0,30}备案|.{0,20}ICP备|网站地图|联系我们$|责任编辑[:：].{0,10}(打印|关闭)|"
    r"索引号[:：]|信息分类[:：]|发文机关[:：]|发布机构[:：]|公开日期[:：]|信息来源[:：]|成文日期[:：]|\[成文日期\]|主题分类[:：]|我要投稿|扫一扫|"
    r"原创.{0,40}发表于|.{0,20}\d{1,2}:\d{2}发表于|\W{0,3}点击(上方|下方)?(蓝字|.{0,16}关注)|"
    r"\W{0,3}(END|全文完)\W{0,3}$|PART\W?(ONE|TWO|THREE|FOUR|FIVE|SIX|\d{1,2})$|0?\d$|1\d$|"
    r"点(分享|收藏|点赞|在看)|往期(回顾|推荐|精彩)|喜欢.{0,4}点.{0,6}在看|.{0,8}关注我们$|长按.{0,6}(识别|扫描)|阅读\d*.{0,6}(赞|在看)|"
    r"(写留言|在看|分享|收藏|点赞)\d*$)"
)
_OF_PAGE = re.compile(
    r"您?(?:现在|当前)?的?位置[:：]?首页|首页[>|»›]|(?:发布|发表|更新)(?:时间|日期)[:：]?\d{4}|字[号体][:：]\W*(?:大\W*中\W*小|小\W*中\W*大|大\W*小\W*$)|"
    r"信息来源[:：].{2,20}发布时间|\d{4}[-/.]\d{1,2}[-/.]\d{3,4}:\d{2}(?::\d{2})?(?:来源|作者|浏览|点击|字号|发布|$)|(?:作者|来源)[:：].{0,16}(?:发布|发表|更新)(?:时间|日期)"
)
"""What only a page has, whatever was made of it: copied into a text, it shows that the lines like it are its too."""
_BUTTONS = "打印 关闭 收藏 返回 分享 字体 字号 大 中 小 本页 本文 窗口 顶部 首页 列表 到 微信 微博 朋友圈 QQ空间"
_BESIDE = re.compile(
    rf"(?:\W*(?:{'|'.join(_BUTTONS.split())})\W*)+$|(?:来源|作者)[:：].{{0,20}}$|(?:浏览|点击|阅读|访问)(?:次数|量|数)?[:：]\d+次?$|"
    r"[上下]一[篇条页][:：]|(?:索引号|信息分类|发文机关|主题分类|文章来源)[:：]|我要投稿$|扫一扫$"
)
_SAYS_MORE = re.compile("[,，。;；]")
_MOST = 60


def is_chrome(line: str) -> bool:
    """Whether a line of a page is the website's own words."""
    plain = compact(line)
    return len(plain) <= _MOST and _CHROME.match(plain) is not None


def shows_page(line: str) -> bool:
    """Whether a line shows that the text around it was copied from a page."""
    plain = compact(line)
    return len(plain) <= _MOST and _OF_PAGE.match(plain) is not None and not _SAYS_MORE.search(plain)


def stands_beside(line: str) -> bool:
    """Whether a line is the website's own words where it stands beside such a line: 打印 关闭, but not 关闭小煤矿."""
    plain = compact(line)
    return len(plain) <= _MOST and _BESIDE.match(plain) is not None
