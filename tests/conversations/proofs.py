"""Which conversation stands for which command and button: an index for people, held by the tests themselves.

Each script named here fails if nobody in it gives the command, or presses such a button where it really is
(see `judge` in conftest.py). That all of them work in every language and kind of chat is test_every_button.py's.
"""

import re
from collections.abc import Set

from tests.conversations.door import Use

SCRIPTS = {
    "/latest": "test_readers.py::test_the_latest_issue_can_be_asked_for",
    "/search": "test_readers.py::test_a_word_by_itself_is_a_search",
    "/issue": "test_issues.py::test_an_issue_is_found_by_its_day_however_it_is_typed",
    "/issues": "test_issues.py::test_the_calendar_leads_from_years_to_months_to_issues_in_place",
    "/page": "test_issues.py::test_a_page_is_of_the_latest_issue_of_a_day_or_of_what_is_replied_to",
    "/keywords": "test_issues.py::test_keywords_are_buttons_that_search",
    "/people": "test_issues.py::test_people_of_the_latest_issue_have_their_offices_and_lead_to_all_about_them",
    "/trend": "test_pictures.py::test_a_trend_is_a_picture_whose_measure_is_changed_in_place",
    "/cloud": "test_pictures.py::test_a_cloud_of_an_issue_becomes_one_of_its_month_or_year",
    "/onthisday": "test_issues.py::test_on_this_day_shows_the_issues_of_other_years",
    "/subscribe": "test_readers.py::test_a_subscriber_gets_the_latest_issue_at_once",
    "/unsubscribe": "test_readers.py::test_a_reader_who_leaves_gets_nothing_more",
    "/mine": "test_subscriptions.py::test_mine_lists_everything_and_each_has_its_buttons",
    "/settings": "test_languages.py::test_articles_stay_as_printed_for_whoever_wants_them_so",
    "/pause": "test_subscriptions.py::test_a_pause_can_be_written_out",
    "/resume": "test_subscriptions.py::test_a_pause_keeps_everything_and_brings_what_was_missed",
    "/why": "test_subscriptions.py::test_why_nothing_came_is_answered_for_each_subscription",
    "/channel": "test_channels.py::test_a_channel_is_set_up_by_its_administrator_from_a_private_chat",
    "/feedback": "test_privacy.py::test_feedback_is_kept_and_the_admins_are_told",
    "/privacy": "test_privacy.py::test_a_reader_takes_out_all_that_is_kept",
    "/help": "test_readers.py::test_a_newcomer_is_greeted_and_shown_three_things_to_do",
    "/start": "test_readers.py::test_a_newcomer_is_greeted_and_shown_three_things_to_do",
    "/desk": "test_operators.py::test_operators_are_spoken_to_in_their_own_language",
    "/review": "test_review.py::test_the_queue_shows_reports_then_unsure_articles_until_nothing_is_left",
    "/broadcast": "test_operators.py::test_a_broadcast_is_previewed_confirmed_delivered_and_followed",
    "/stats": "test_operators.py::test_figures_come_as_words_and_as_a_picture",
    "/subscribers": "test_operators.py::test_subscribers_are_exported_without_formulas",
    "/mute": "test_operators.py::test_a_muted_paper_is_archived_and_not_pushed",
    "/problems": "test_operators.py::test_what_went_wrong_is_told_once_a_day_and_not_at_each_error",
    "ApproveArticle": "test_review.py::test_the_queue_shows_reports_then_unsure_articles_until_nothing_is_left",
    "AskFor": "test_review.py::test_a_byline_and_a_date_are_corrected",
    "AskWhatIsWrong": "test_articles.py::test_what_is_wrong_with_an_article_reaches_the_editors",
    "AskWhy": "test_subscriptions.py::test_why_nothing_came_is_answered_for_each_subscription",
    "AskWithdrawal": "test_withdrawing.py::test_an_article_is_withdrawn_and_leaves_what_was_sent",
    "ChangeSetting": "test_languages.py::test_articles_stay_as_printed_for_whoever_wants_them_so",
    "CutAt": "test_review.py::test_two_articles_are_joined_and_one_is_split",
    "DrawCloud": "test_pictures.py::test_a_cloud_of_an_issue_becomes_one_of_its_month_or_year",
    "DrawTrend": "test_pictures.py::test_hits_lead_to_their_trend",
    "DropBroadcast": "test_operators.py::test_a_broadcast_can_be_thrown_away_or_stopped",
    "DropIssue": "test_editing.py::test_a_held_issue_can_be_dropped_or_kept_quietly",
    "DropUpload": "test_editing.py::test_what_is_dropped_is_gone_and_what_is_archived_is_found_but_not_pushed",
    "EndMine": "test_subscriptions.py::test_mine_lists_everything_and_each_has_its_buttons",
    "MergeNext": "test_review.py::test_two_articles_are_joined_and_one_is_split",
    "MutePaper": "test_operators.py::test_a_muted_paper_is_archived_and_not_pushed",
    "MyData": "test_privacy.py::test_a_reader_takes_out_all_that_is_kept",
    "NarrowTopic": "test_subscriptions.py::test_before_subscribing_to_a_topic_a_reader_sees_what_it_would_bring",
    "OpenArticle": "test_readers.py::test_a_long_article_is_read_page_by_page_in_place",
    "OpenSettings": "test_subscriptions.py::test_a_newcomer_subscribes_and_sets_the_hour_with_buttons_alone",
    "PauseMine": "test_subscriptions.py::test_a_pause_keeps_everything_and_brings_what_was_missed",
    "PublishUpload": "test_editing.py::test_a_file_is_previewed_published_and_pushed",
    "ReleaseIssue": "test_editing.py::test_a_doubtful_issue_waits_for_an_admin_and_is_released_by_a_button",
    "ReplaceByUpload": "test_editing.py::test_a_changed_file_replaces_the_issue_and_edits_what_was_sent",
    "ReportArticle": "test_articles.py::test_what_is_wrong_with_an_article_reaches_the_editors",
    "ReviewArticle": "test_review.py::test_two_articles_are_joined_and_one_is_split",
    "RunSearch": "test_searches.py::test_where_nothing_is_found_near_searches_are_a_tap_away",
    "SendBroadcast": "test_operators.py::test_a_broadcast_is_previewed_confirmed_delivered_and_followed",
    "SettleReport": "test_review.py::test_the_queue_shows_reports_then_unsure_articles_until_nothing_is_left",
    "SettleUndelivered": "test_undelivered.py::test_what_is_not_worth_it_is_let_go",
    "ShowAfter": "test_review.py::test_the_queue_shows_reports_then_unsure_articles_until_nothing_is_left",
    "ShowCalendar": "test_issues.py::test_the_calendar_leads_from_years_to_months_to_issues_in_place",
    "ShowCuts": "test_review.py::test_a_long_article_is_cut_page_by_page",
    "ShowHeld": "test_editing.py::test_a_long_issue_that_is_held_is_looked_through",
    "ShowHits": "test_readers.py::test_a_search_shows_hits_snippets_and_pages_that_turn_in_place",
    "ShowIssue": "test_issues.py::test_on_this_day_shows_the_issues_of_other_years",
    "ShowKeywords": "test_issues.py::test_the_people_of_an_older_issue_are_behind_its_button",
    "ShowMine": "test_subscriptions.py::test_a_long_list_is_turned_page_by_page",
    "ShowPage": "test_issues.py::test_the_digest_that_is_pushed_has_buttons_to_its_pages",
    "ShowPeople": "test_issues.py::test_the_people_of_an_older_issue_are_behind_its_button",
    "ShowUndelivered": "test_undelivered.py::test_what_is_not_worth_it_is_let_go",
    "ShowUpload": "test_editing.py::test_a_long_issue_is_previewed_page_by_page",
    "Subscribe": "test_subscriptions.py::test_a_newcomer_subscribes_and_sets_the_hour_with_buttons_alone",
    "SubscribeThere": "test_channels.py::test_whoever_adds_the_bot_to_a_channel_is_told_in_private",
    "SubscribeTopic": "test_subscriptions.py::test_the_button_beneath_a_search_leads_to_the_preview",
    "TakeBack": "test_review.py::test_a_byline_and_a_date_are_corrected",
    "TakeTopic": "test_subscriptions.py::test_hits_of_a_topic_come_at_once_with_the_word_and_nothing_else",
    "TurnToIssue": "test_issues.py::test_from_the_latest_issue_one_turns_back_and_forth_in_place",
    "Withdraw": "test_withdrawing.py::test_an_article_is_withdrawn_and_leaves_what_was_sent",
}


def left_out(uses: Set[Use], running: str) -> set[str]:
    """What the test that is running (as pytest names it in PYTEST_CURRENT_TEST) stands for and nobody in it did."""
    test = re.sub(r"\[.*| \(\w+\)$", "", running).removeprefix("tests/conversations/")
    promised = {what for what, script in SCRIPTS.items() if script == test}
    return promised - {use.what for use in uses if use.genuine}
