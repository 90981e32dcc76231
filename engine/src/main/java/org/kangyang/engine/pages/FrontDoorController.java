package org.kangyang.engine.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whoever types only the host's name is a member of staff looking for tasks. */
@Controller
class FrontDoorController {

    static final String TASKLIST = "/operaton/app/tasklist/default/";

    @GetMapping("/")
    String tasklist() {
        return "redirect:" + TASKLIST;
    }
}
