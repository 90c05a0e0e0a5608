# Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

# How var.cloudformation_properties are merged over the properties that the module renders: maps key by key, lists by
# what identifies their items. What an input decides they must not set, see owned_properties.tf, so nothing rendered is
# ever lost.

locals {
  rendered_properties = merge(
    {
      service         = local.rendered_service
      task_definition = local.rendered_task_definition
      container       = local.rendered_containers[0]
    },
    {
      for index, container in var.extra_containers :
      "extra_containers.${container.name}" => local.rendered_containers[index + 1]
    },
  )

  # Each part that is rendered, also where nothing is given for it.
  given_properties = merge(
    {
      service         = var.cloudformation_properties.service
      task_definition = var.cloudformation_properties.task_definition
      container       = var.cloudformation_properties.container
    },
    {
      for container in var.extra_containers :
      "extra_containers.${container.name}" => try(var.cloudformation_properties.extra_containers[container.name], {})
    },
  )

  # Deep enough for everything that is rendered. What the module does not render is taken as it is.
  properties = {
    for part, rendered in local.rendered_properties : part => {
      for property in setunion(keys(rendered), keys(local.given_properties[part])) : property => try(
        local.merged_lists[part][property],
        {
          for setting in setunion(keys(rendered[property]), keys(local.given_properties[part][property])) : setting => try(
            local.merged_service_connect[property][setting],
            merge(rendered[property][setting], local.given_properties[part][property][setting]),
            local.given_properties[part][property][setting],
            rendered[property][setting],
          )
        },
        local.given_properties[part][property],
        rendered[property],
      )
    }
  }
}

# ------------------------------------------------------------------------------
# Lists
# ------------------------------------------------------------------------------

locals {
  # For each list that the module renders, what identifies an item, and what an item has that leaves it out.
  item_identities = {
    Environment          = { Name = null }
    LoadBalancers        = { LoadBalancerName = null, TargetGroupArn = local.only_target_group_arn }
    MountPoints          = { ContainerPath = null }
    PortMappings         = { ContainerPort = null, Protocol = "tcp" }
    ResourceRequirements = { Type = null }
    Volumes              = { Name = null }
  }

  lists = {
    for side, parts in { rendered = local.rendered_properties, given = local.given_properties } : side => {
      for part, properties in parts : part => {
        for list, identity in local.item_identities : list => [
          for item in try(properties[list], []) : {
            id         = jsonencode([for key, default in identity : try(tostring(item[key]), item[key], default)])
            properties = item
          }
        ]
      }
    }
  }

  # A rendered item with what is given for it, and behind these the given ones that are new.
  merged_lists = {
    for part, lists in local.lists.given : part => {
      for list, items in lists : list => concat(
        [
          for rendered in local.lists.rendered[part][list] : merge(
            rendered.properties,
            [
              for given in items : {
                for property, value in given.properties : property => try(merge(rendered.properties[property], value), value)
              } if given.id == rendered.id
            ]...
          )
        ],
        [for given in items : given.properties if !contains(local.lists.rendered[part][list][*].id, given.id)],
      )
    }
  }
}

# ------------------------------------------------------------------------------
# For the validations of var.cloudformation_properties
# ------------------------------------------------------------------------------

locals {
  # The part, and one to three names of properties from there down.
  owned_paths = [for path in keys(local.owned_properties) : split(".", path)]
}
