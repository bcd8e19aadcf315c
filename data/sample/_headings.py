"""First lines of the exports, heading by heading as the systems write them."""


def _headings(text: str) -> tuple[str, ...]:
    return tuple(" ".join(heading.split()) for heading in text.split(","))


EMPLOYEES = _headings(
    """
    EEID, Employee #, Hire Date, Original Hire Date, Termination Date, Status, Employment Status,
    Department, Division, Location, Country, Job Title, Supervisor EID, Gender, Ethnicity, Date of Birth,
    Pay Rate, Pay Per, FTE, Termination Type, Termination Reason, Regretted, Job Level, Leadership, Hire
    Type
    """
)
JOB_HISTORY = _headings(
    """
    EEID, Effective Date, Location, Country, Department, Division, Team, Job Title, Job Level, Leadership,
    Job Family, Reports To, FTE, Employment Status, Change Reason, Pay Rate, Pay Per
    """
)
ENROLMENTS = _headings(
    """
    User ID, Course Code, Course Title, Mandatory, Enrollment ID, Enrollment Date, First Deadline, Deadline,
    Completion Date, Expiry Date, Status, Training Hours, Cost, Currency
    """
)

GREENHOUSE = {
    "application": _headings(
        """
        id, _fivetran_deleted, _fivetran_synced, applied_at, candidate_id, credited_to_user_id,
        current_stage_id, custom_are_you_currently_authorized_to_work_in_the_us_,
        custom_how_did_you_hear_about_fivetran_, custom_what_is_your_preferred_pronoun_,
        custom_will_you_now_or_later_require_visa_sponsorship_to_work_in_the_us_, is_deleted,
        last_activity_at, location_address, prospect, prospect_owner_id, prospect_pool_id,
        prospect_stage_id, rejected_at, rejected_reason_id, source_id, status,
        custom_are_you_currently_authorized_to_live_work_and_travel_regionally_in_singapore_,
        custom_employee_id
        """
    ),
    "application_history": _headings(
        """
        application_id, updated_at, _fivetran_synced, new_stage_id, new_status
        """
    ),
    "job": _headings(
        """
        id, _fivetran_deleted, _fivetran_synced, closed_at, confidential, created_at,
        custom_employee_level_designation, custom_employment_type, custom_recruiting_start_date,
        custom_salary_expectations, custom_stock_options, name, notes, requisition_id, status, updated_at,
        custom_cost_center, custom_level, custom_is_critical, custom_approved_date
        """
    ),
    "job_opening": _headings(
        """
        id, job_id, _fivetran_synced, application_id, close_reason_id, closed_at, opened_at, opening_id,
        status
        """
    ),
    "job_application": _headings("application_id, job_id, _fivetran_synced"),
    "job_department": _headings("department_id, job_id, _fivetran_synced"),
    "job_office": _headings("job_id, office_id, _fivetran_synced"),
    "job_stage": _headings(
        """
        id, _fivetran_deleted, _fivetran_synced, created_at, job_id, name, updated_at
        """
    ),
    "source": _headings(
        """
        id, _fivetran_deleted, _fivetran_synced, name, source_type_id, source_type_name
        """
    ),
    "eeoc": _headings(
        """
        application_id, _fivetran_synced, disability_status_description, disability_status_id,
        gender_description, gender_id, race_description, race_id, submitted_at, veteran_status_id,
        veteran_status_message, veteran_status_description
        """
    ),
    "department": _headings("id, _fivetran_deleted, _fivetran_synced, external_id, name, parent_id"),
    "office": _headings(
        """
        id, _fivetran_deleted, _fivetran_synced, external_id, location_name, name, parent_id,
        primary_contact_user_id
        """
    ),
    "offer": _headings(
        """
        id, application_id, version, status, created_at, sent_at, resolved_at, starts_at, custom_outcome
        """
    ),
}  # the warehouse tables; custom fields stand at the end

QUALTRICS = {
    "survey": _headings(
        """
        id, _fivetran_deleted, _fivetran_synced, auto_scoring_category, brand_base_url, brand_id,
        bundle_short_name, composition_type, creator_id, default_scoring_category, division_id, is_active,
        last_accessed, last_activated, last_modified, option_active_response_set,
        option_anonymize_response, option_auto_confirm_start, option_autoadvance,
        option_autoadvance_pages, option_autofocus, option_available_languages, option_back_button,
        option_ballot_box_stuffing_prevention, option_collect_geo_location, option_confirm_start,
        option_custom_styles, option_email_thank_you, option_eosredirect_url, option_highlight_questions,
        option_inactive_survey, option_new_scoring, option_next_button, option_no_index,
        option_page_transition, option_partial_data, option_partial_data_close_after,
        option_password_protection, option_previous_button, option_progress_bar_display,
        option_protect_selection_ids, option_recaptcha_v_3, option_referer_check, option_referer_url,
        option_relevant_id, option_relevant_idlockout_period, option_response_summary,
        option_save_and_continue, option_secure_response_files, option_show_export_tags, option_skin,
        option_skin_library, option_skin_question_width, option_skin_type, option_survey_creation_date,
        option_survey_expiration, option_survey_language, option_survey_meta_description,
        option_survey_name, option_survey_protection, option_survey_termination, option_survey_title,
        option_validate_message, owner_id, project_category, project_type, registry_sha, registry_version,
        schema_version, scoring_summary_after_questions, scoring_summary_after_survey,
        scoring_summary_category, survey_name, survey_status
        """
    ),
    "question": _headings(
        """
        id, survey_id, _fivetran_deleted, _fivetran_synced, data_export_tag, data_visibility_hidden,
        data_visibility_private, next_answer_id, next_choice_id, question_description,
        question_description_option, question_text, question_text_unsafe, question_type, selector,
        sub_selector, validation_setting_force_response, validation_setting_force_response_type,
        validation_setting_type
        """
    ),
    "question_option": _headings(
        """
        key, question_id, survey_id, _fivetran_deleted, _fivetran_synced, recode_value, text
        """
    ),
    "question_response": _headings(
        """
        _fivetran_id, _fivetran_synced, loop_id, question, question_id, question_option_key, response_id,
        sub_question_key, sub_question_text, text, value
        """
    ),
    "survey_response": _headings(
        """
        id, _fivetran_synced, distribution_channel, duration_in_seconds, end_date, finished, ip_address,
        last_modified_date, location_latitude, location_longitude, progress, recipient_email,
        recipient_first_name, recipient_last_name, recorded_date, start_date, status, survey_id,
        user_language
        """
    ),
    "distribution": _headings(
        """
        id, _fivetran_deleted, _fivetran_synced, created_date, header_from_email, header_from_name,
        header_reply_to_email, header_subject, message_library_id, message_message_id,
        message_message_text, modified_date, organization_id, owner_id, parent_distribution_id,
        recipient_contact_id, recipient_library_id, recipient_mailing_list_id, recipient_sample_id,
        request_status, request_type, send_date, survey_link_expiration_date, survey_link_link_type,
        survey_link_survey_id
        """
    ),
    "distribution_contact": _headings(
        """
        contact_id, distribution_id, _fivetran_synced, contact_frequency_rule_id, contact_lookup_id,
        opened_at, response_completed_at, response_id, response_started_at, sent_at, status, survey_link,
        survey_session_id
        """
    ),
    "directory_contact": _headings(
        """
        directory_id, id, _fivetran_synced, creation_date, directory_unsubscribe_date,
        directory_unsubscribed, email, email_domain, embedded_data_last_active_time,
        embedded_data_last_response_date, embedded_data_login_date, ext_ref, first_name, language,
        last_modified, last_name, phone, write_blanks
        """
    ),
    "block": _headings(
        """
        id, survey_id, _fivetran_deleted, _fivetran_synced, block_locking, block_visibility, description,
        randomize_questions, type
        """
    ),
    "block_question": _headings(
        """
        block_id, question_id, survey_id, _fivetran_deleted, _fivetran_synced
        """
    ),
}  # the warehouse tables
